using NestedDsc.Hosting;
using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Switches.Recovery;
using NestedDsc.VMNetworkNesting.Switches.Steps;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>Compares a switch with what is desired, and says what to do. A pure function: everything was read before it.</summary>
internal static class SwitchPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="network">The host's network.</param>
    /// <param name="journal">What the journal knows of sets of the network.</param>
    /// <param name="now">The host's time, in UTC.</param>
    /// <returns>The plan.</returns>
    public static Plan<HyperVConnection> Plan(DesiredSwitch desired, HostNetwork network, JournalStatus journal, DateTimeOffset now)
    {
        IReadOnlyList<VirtualSwitch> named = network.Named(desired.Name);
        if (named.Count > 1)
        {
            return PlanForSeveral(desired, named);
        }

        VirtualSwitch? current = named.Count == 1 ? named[0] : null;
        SwitchFacts? facts = current is null ? null : SwitchFacts.Of(network, current, desired.Nat);
        IReadOnlyList<JournaledAddress> lost = AddressJournal.Missing(journal, network);
        IReadOnlyList<Difference> differences = [.. SwitchDifferences.Of(desired, facts), .. AddressJournal.Differences(lost)];
        WantedPorts wanted = desired.Exist ? WantedPorts.Find(desired, facts, network) : new WantedPorts(Ports: null, Blocker: null);
        if (differences.Count > 0 && wanted.Blocker is { ExitCode: ExitCode.NotFound, Finding: var missing })
        {
            differences = [.. differences, new Difference(desired.NetAdapterProperty, missing)];
        }

        Blocker[] blockers = differences.Count == 0 ? [] : [.. Of(wanted.Blocker), .. SwitchBlockers.Of(desired, current, wanted.Ports, network)];
        Finding[] notices = [.. SwitchNotices.Of(desired, wanted.Ports, current, network)];
        bool acts = differences.Count > 0 && blockers.Length == 0;
        JournalWriter? writer = acts && (current is not null || desired.Exist)
            ? AddressJournal.For(desired.Name, AddressChanges.Of(network, current, wanted.Ports), network, lost, now)
            : null;
        return new Plan<HyperVConnection>
        {
            Actual = new SwitchState(desired.Name, facts),
            Differences = differences,
            Blockers = blockers,
            Notices = notices,
            Steps = acts ? [.. StepsFor(desired, current, wanted.Ports, network), .. lost.Count > 0 ? [new GiveBackAddressesStep(lost)] : Array.Empty<Step<HyperVConnection>>()] : [],
            Journal = writer,
            Recovery = lost.Count > 0 ? RecoveryState.Due : journal.IsInterrupted ? RecoveryState.Settled : RecoveryState.None,
            After = acts ? Describe(desired, Project(desired, current, facts, wanted.Ports, network)) with { Notices = notices } : null,
            CompliantPhrase = CompliantPhrase(desired),
        };
    }

    /// <summary>Compares a switch with what is desired, without saying what to do.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="facts">The switch; <see langword="null"/> if there is none.</param>
    /// <returns>The plan, without steps.</returns>
    public static Plan<HyperVConnection> Describe(DesiredSwitch desired, SwitchFacts? facts) => new()
    {
        Actual = new SwitchState(desired.Name, facts),
        Differences = SwitchDifferences.Of(desired, facts),
        CompliantPhrase = CompliantPhrase(desired),
    };

    /// <summary>The plan where there is no Hyper-V, and so no switch.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="absence">Why there is none.</param>
    /// <returns>The plan, without steps.</returns>
    public static Plan<HyperVConnection> WithoutHyperV(DesiredSwitch desired, HyperVAbsence absence)
    {
        var state = new SwitchState(desired.Name, facts: null);
        return desired.Exist
            ? AbsentHyperV.Plan(absence, state)
            : AbsentHyperV.PlanForAbsence(absence, state, $"Switch '{desired.Name}' does not exist, as desired");
    }

    // No switch is meant by the name, so none of them is described, and none is changed or removed.
    private static Plan<HyperVConnection> PlanForSeveral(DesiredSwitch desired, IReadOnlyList<VirtualSwitch> named)
    {
        string phrase = $"Several switches have the name '{desired.Name}': {Listing.Of([.. named.Select(static s => s.Id.ToString())])}.";
        return new Plan<HyperVConnection>
        {
            Actual = new SwitchState(desired.Name, facts: null),
            Differences = [Findings.Difference(desired.Exist ? "_exist" : "switchName", FindingCodes.SwitchAmbiguous, phrase)],
            Blockers =
            [
                Findings.Blocker(
                    FindingCodes.SwitchAmbiguous, $"{phrase} Rename or remove one of them first (Rename-VMSwitch, Remove-VMSwitch).", ExitCode.NotFound),
            ],
            CompliantPhrase = "",
        };
    }

    private static Blocker[] Of(Blocker? blocker) => blocker is null ? [] : [blocker];

    private static string CompliantPhrase(DesiredSwitch desired) =>
        desired.Exist ? $"Switch '{desired.Name}' is in desired state." : $"Switch '{desired.Name}' does not exist, as desired.";

    private static IEnumerable<Step<HyperVConnection>> StepsFor(
        DesiredSwitch desired, VirtualSwitch? current, SwitchPorts? wanted, HostNetwork network)
    {
        if (!desired.Exist && current is null)
        {
            yield break;
        }

        if (!desired.Exist)
        {
            foreach (NatNetwork nat in network.NatsOf(current!).Select(static n => n.Nat).Where(n => !SharedNat.StaysWithout(current!, n, network)))
            {
                yield return new RemoveNatStep(current!, nat);
            }

            yield return new RemoveSwitchStep(current!, network);
            yield break;
        }

        if (current is null)
        {
            yield return new CreateSwitchStep(desired.Name, wanted!, network);
        }
        else if (!current.Ports.SameAs(wanted))
        {
            yield return new ChangePortsStep(current, wanted!, network);
        }

        if (desired.Nat is { } wantedNat)
        {
            if (current is null || !HostNetwork.AddressesOn(current).Any(wantedNat.IsGateway))
            {
                yield return new AddGatewayStep(desired.Name, wantedNat);
            }

            if (!network.Nats.Any(n => n.Contains(wantedNat.Prefix)))
            {
                yield return new CreateNatStep(desired.Name, wantedNat);
            }
        }
    }

    private static SwitchFacts? Project(
        DesiredSwitch desired, VirtualSwitch? current, SwitchFacts? facts, SwitchPorts? wanted, HostNetwork network)
    {
        if (!desired.Exist)
        {
            return null;
        }

        return new SwitchFacts
        {
            Name = current?.Name ?? desired.Name,
            Id = current?.Id,
            Ports = wanted!,
            IsTeam = current?.IsTeam ?? wanted!.Adapters.Count > 1,
            ManagementAdapters = [.. ProjectHost(desired, current, wanted!, network)],
            Nat = desired.Nat is { } nat ? nat with { Prefix = network.Nats.FirstOrDefault(n => n.Contains(nat.Prefix))?.Prefix ?? nat.Prefix } : facts?.Nat,
            ConnectedAdapters = current?.ConnectedAdapters ?? [],
        };
    }

    private static IEnumerable<ManagementAdapterFacts> ProjectHost(DesiredSwitch desired, VirtualSwitch? current, SwitchPorts wanted, HostNetwork network)
    {
        if (!wanted.Internal)
        {
            return [];
        }

        HostAddress[] gateway = desired.Nat is { } nat ? [nat.Address] : [];
        HostAddress[] more =
        [
            .. AddressChanges.Of(network, current, wanted).ToSwitch,
            .. gateway.Where(g => current is null || !HostNetwork.AddressesOn(current).Any(g.SameAs)),
        ];
        return current?.MainAdapter is { } main
            ? current.ManagementAdapters.Select(a => ManagementAdapterFacts.Of(a) is var facts && a == main ? facts.With(more) : facts)
            : [new ManagementAdapterFacts(current?.Name ?? desired.Name, wanted.Adapters is [var first, ..] ? first.MacAddress : null, []).With(more)];
    }
}
