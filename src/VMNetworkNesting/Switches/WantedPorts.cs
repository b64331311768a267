using NestedDsc.Hosting;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Switches.Steps;

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
                : Blocked(FindingCodes.NetAdapterMissing, $"To make {desired.Display} external, netAdapterName, netAdapterNames or netAdapterDescription must be given.{Choices(network)}");
        }

        List<HostNetworkAdapter> members = [];
        foreach ((string name, Func<HostNetworkAdapter, bool> fits) in Selectors(desired))
        {
            HostNetworkAdapter[] named = [.. network.Adapters.Where(fits)];
            if (named.Length != 1)
            {
                return named.Length == 0
                    ? Blocked(FindingCodes.NetAdapterNotFound, $"There is no network adapter '{name}' that a switch can be bound to.{Choices(network)}", ExitCode.NotFound)
                    : Blocked(
                        FindingCodes.NetAdapterAmbiguous,
                        $"{named.Length} network adapters fit '{name}': {Listing.Of([.. named.Select(static a => a.Display)])}. Give netAdapterName and netAdapterDescription, or rename one (Rename-NetAdapter).",
                        ExitCode.NotFound);
            }

            members.Add(named[0]);
        }

        return OfMembers(desired, current, members, allow, network);
    }

    private static WantedPorts OfMembers(
        DesiredSwitch desired, SwitchFacts? current, List<HostNetworkAdapter> members, bool allow, HostNetwork network)
    {
        IReadOnlyList<HostNetworkAdapter> before = current?.Ports.Adapters ?? [];
        bool names = desired.NetAdapterNames.Count > 0;

        // Who names one network adapter has not asked for the other members of a team to go.
        if (!names && before.Count > 1)
        {
            return before.Any(members[0].Is)
                ? new WantedPorts(new SwitchPorts(before, allow), Blocker: null)
                : Blocked(
                    FindingCodes.TeamMembers,
                    $"{desired.Display[..1].ToUpperInvariant()}{desired.Display[1..]} has a team of {PortWords.Adapters(before)}; network adapter {members[0].Display} is no member. Give all members that it is to have with netAdapterNames.");
        }

        if (members.Count > 1 && current is { IsTeam: false })
        {
            return Blocked(
                FindingCodes.TeamingDisabled,
                $"{desired.Display[..1].ToUpperInvariant()}{desired.Display[1..]} was made without switch-embedded teaming, which can't be turned on later. Name one network adapter, or remove the switch (_exist: false) and make it anew with netAdapterNames.");
        }

        foreach (HostNetworkAdapter member in members.Where(m => !before.Any(m.Is)))
        {
            if (network.Switches.FirstOrDefault(s => s.Id != current?.Id && s.Ports.Has(member)) is { } other)
            {
                return Blocked(FindingCodes.NetAdapterInUse, $"Network adapter {member.Display} is bound to switch '{other.Name}'. Remove that switch first, or name another adapter.");
            }

            if (member.IsLbfoTeam && network.RefusesLbfoTeams)
            {
                return Blocked(
                    FindingCodes.LbfoTeam,
                    $"Network adapter {member.Display} is a team made by Windows (LBFO), on which Windows Server 2022 and later make no switch. Remove the team (Remove-NetLbfoTeam), and name its members with netAdapterNames: the switch then makes the team.");
            }
        }

        // The order of the members says nothing: those that there are stay where they are.
        return new WantedPorts(new SwitchPorts([.. before.Where(b => members.Exists(b.Is)), .. members.Where(m => !before.Any(m.Is))], allow), Blocker: null);
    }

    private static IEnumerable<(string Name, Func<HostNetworkAdapter, bool> Fits)> Selectors(DesiredSwitch desired) => desired.NetAdapterNames.Count > 0
        ? desired.NetAdapterNames.Select(static n => (n, (Func<HostNetworkAdapter, bool>)(a => string.Equals(n, a.Name, StringComparison.OrdinalIgnoreCase))))
        : [(desired.NetAdapterName ?? desired.NetAdapterDescription!, a => SwitchDifferences.Fits(desired, a))];

    private static string Choices(HostNetwork network) => network.Adapters.Count == 0
        ? " This host has none."
        : $" This host has {Listing.Of([.. network.Adapters.Select(static a => a.Display)])}.";

    private static WantedPorts Blocked(string code, string phrase, ExitCode exitCode = ExitCode.Blocked) =>
        new(Ports: null, Findings.Blocker(code, phrase, exitCode));
}
