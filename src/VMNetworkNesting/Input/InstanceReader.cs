using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Input;
using NestedDsc.VMNetworkNesting.Adapters.Settings;

namespace NestedDsc.VMNetworkNesting.Input;

/// <summary>
/// Reads an instance from JSON and tells adapter instances from switch instances. What it accepts fits <c>schema.json</c>; what
/// fits and is refused breaks one of the <see cref="InputRules"/> or <see cref="NetworkRules"/>. A test holds it to both.
/// </summary>
internal static class InstanceReader
{
    private static readonly string[] AdapterProperties = ["vmName", "vmId", "adapterName", .. AdapterSettings.All.Select(static s => s.Name), "adapters"];

    private static readonly string[] SwitchProperties =
    [
        "switchName", "switchType", "netAdapterName", "netAdapterNames", "netAdapterDescription", "allowManagementOS", "natPrefix", "natGateway",
        "whenConnected", "switchId", "connectedAdapters", "managementAdapters", "teamMembers", "hostAddresses",
    ];

    /// <summary>Reads an instance.</summary>
    /// <param name="input">The JSON object.</param>
    /// <returns>The instance; of no use if the input has mistakes, or is a filter.</returns>
    public static VMNetworkNestingInstance Read(InputObject input)
    {
        Adapters.DesiredAdapters adapters = AdapterInput.Read(input);
        Switches.DesiredSwitch desiredSwitch = SwitchInput.Read(input);
        CanonicalProperties.Check(input);
        input.RefuseOthers();
        string? ofAdapter = Array.Find(AdapterProperties, input.Has);
        string? ofSwitch = Array.Find(SwitchProperties, input.Has);
        if (ofAdapter is not null && ofSwitch is not null)
        {
            input.Mistake(
                ofSwitch,
                NetworkRules.AdapterOrSwitch,
                $"it belongs to a switch instance, and {ofAdapter} to an adapter instance; an instance is one or the other.");
        }
        else if (!input.IsFilter && ofSwitch is not null && !input.Has("switchName"))
        {
            input.Mistake("switchName", InputRules.KeyRequired, "it is required to say which switch is meant.");
        }
        else if (!input.IsFilter && ofSwitch is null && !input.Has("vmName") && !input.Has("vmId"))
        {
            input.Mistake("", InputRules.KeyRequired, "give vmName or vmId for the adapters of a virtual machine, or switchName for a switch.");
        }

        return new VMNetworkNestingInstance(ofSwitch is null ? adapters : null, ofSwitch is null ? null : desiredSwitch);
    }

    /// <summary>Whether a filter leaves room for adapters.</summary>
    public static bool AsksForAdapters(ExportFilter filter) => !filter.HasAny(SwitchProperties);

    /// <summary>Whether a filter leaves room for switches.</summary>
    public static bool AsksForSwitches(ExportFilter filter) => !filter.HasAny(AdapterProperties);
}
