using NestedDsc.Hosting.Intents;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;

namespace NestedDsc.VMNetworkNesting.Input;

/// <summary>Reads an instance from JSON and tells adapter instances from switch instances. It accepts exactly what <c>schema.json</c> accepts.</summary>
internal static class InstanceReader
{
    private static readonly string[] AdapterProperties = ["vmName", "vmId", "adapterName", "macAddressSpoofing", "adapters"];

    private static readonly string[] SwitchProperties =
    [
        "switchName", "switchType", "netAdapterName", "netAdapterDescription", "allowManagementOS", "natPrefix", "natGateway",
        "whenConnected", "switchId", "connectedAdapters", "hostAddresses",
    ];

    /// <summary>Reads an instance.</summary>
    /// <param name="input">The JSON object.</param>
    /// <param name="verb">What it is for: an export's filter need not name anything.</param>
    /// <param name="turn">The turn that a set waits for.</param>
    /// <returns>The instance; of no use if the input has mistakes.</returns>
    public static VMNetworkNestingInstance Read(InputObject input, Verb verb, Turn turn)
    {
        Adapters.DesiredAdapters adapters = AdapterInput.Read(input, verb);
        Switches.DesiredSwitch desiredSwitch = SwitchInput.Read(input, verb);
        CanonicalProperties.Check(input);
        input.RefuseOthers();
        string? ofAdapter = Array.Find(AdapterProperties, input.Has);
        string? ofSwitch = Array.Find(SwitchProperties, input.Has);
        if (ofAdapter is not null && ofSwitch is not null)
        {
            input.Mistake(ofSwitch, $"it belongs to a switch instance, and {ofAdapter} to an adapter instance; an instance is one or the other.");
        }
        else if (verb != Verb.Export && ofSwitch is not null && !input.Has("switchName"))
        {
            input.Mistake("switchName", "it is required to say which switch is meant.");
        }
        else if (verb != Verb.Export && ofSwitch is null && !input.Has("vmName") && !input.Has("vmId"))
        {
            input.Mistake("", "give vmName or vmId for the adapters of a virtual machine, or switchName for a switch.");
        }

        return new VMNetworkNestingInstance(
            ofSwitch is null ? adapters : null, ofSwitch is null ? null : desiredSwitch, verb == Verb.Set ? turn : null);
    }
}
