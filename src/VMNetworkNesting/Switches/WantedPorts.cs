using NestedDsc.Hosting;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>The ports that a switch is to have, or what keeps them from being known.</summary>
/// <param name="Ports">The ports.</param>
/// <param name="Blocker">What is in the way.</param>
internal sealed record WantedPorts(SwitchPorts? Ports, Blocker? Blocker)
{
    /// <summary>Finds the ports.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="current">The switch as it is; <see langword="null"/> if it is to be made.</param>
    /// <param name="network">The host's network.</param>
    /// <returns>The ports.</returns>
    public static WantedPorts Find(DesiredSwitch desired, SwitchFacts? current, HostNetwork network)
    {
        SwitchType? type = desired.ImpliedType ?? current?.Ports.Type;
        return type switch
        {
            null => Blocked(FindingCodes.SwitchTypeMissing, $"To make {desired.Display}, its switchType must be given: external, internal or private."),
            SwitchType.Private => new WantedPorts(new SwitchPorts([], Internal: false), Blocker: null),
            SwitchType.Internal => new WantedPorts(new SwitchPorts([], Internal: true), Blocker: null),
            _ => FindExternal(desired, current, network),
        };
    }

    private static WantedPorts FindExternal(DesiredSwitch desired, SwitchFacts? current, HostNetwork network)
    {
        // What is not said stays as it is; a switch that becomes external is for the host too, which then loses no connection.
        bool allow = desired.AllowManagementOS ?? (current?.Ports.Adapters.Count is null or 0 || current.Ports.Internal);
        if (!desired.NamesNetAdapter)
        {
            return current?.Ports.Adapters is { Count: > 0 } bound
                ? new WantedPorts(new SwitchPorts(bound, allow), Blocker: null)
                : Blocked(FindingCodes.NetAdapterMissing, $"To make {desired.Display} external, netAdapterName or netAdapterDescription must be given.{Choices(network)}");
        }

        HostNetworkAdapter[] named = [.. network.Adapters.Where(a => SwitchDifferences.Fits(desired, a))];
        string wanted = $"'{desired.NetAdapterName ?? desired.NetAdapterDescription}'";
        if (named.Length != 1)
        {
            return named.Length == 0
                ? Blocked(FindingCodes.NetAdapterNotFound, $"There is no network adapter {wanted} that a switch can be bound to.{Choices(network)}", ExitCode.NotFound)
                : Blocked(
                    FindingCodes.NetAdapterAmbiguous,
                    $"{named.Length} network adapters fit {wanted}: {Listing.Of([.. named.Select(static a => a.Display)])}. Give netAdapterName and netAdapterDescription, or rename one (Rename-NetAdapter).",
                    ExitCode.NotFound);
        }

        VirtualSwitch? other = network.Switches.FirstOrDefault(s => s.Id != current?.Id && s.Ports.Has(named[0]));
        return other is null
            ? new WantedPorts(new SwitchPorts(named[0], allow), Blocker: null)
            : Blocked(FindingCodes.NetAdapterInUse, $"Network adapter {named[0].Display} is bound to switch '{other.Name}'. Remove that switch first, or name another adapter.");
    }

    private static string Choices(HostNetwork network) => network.Adapters.Count == 0
        ? " This host has none."
        : $" This host has {Listing.Of([.. network.Adapters.Select(static a => a.Display)])}.";

    private static WantedPorts Blocked(string code, string phrase, ExitCode exitCode = ExitCode.Blocked) =>
        new(Ports: null, Findings.Blocker(code, phrase, exitCode));
}
