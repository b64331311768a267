using NestedDsc.Cim;
using NestedDsc.Hosting;
using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Adapters.Steps;

namespace NestedDsc.VMNetworkNesting.Adapters;

/// <summary>Compares adapters with what is desired, and says what to do. A pure function: everything was read before it.</summary>
internal static class AdapterPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="reading">What was found.</param>
    /// <returns>The plan.</returns>
    public static Plan<HyperVConnection> Plan(DesiredAdapters desired, AdapterReading reading)
    {
        if (reading.Machine is not { } machine)
        {
            return AbsentMachine.Plan(reading.Absence ?? MachineAbsence.InFlux(desired.Machine), AbsentState(desired));
        }

        NetworkAdapter[] chosen = [.. Named(desired, machine)];
        return chosen.Length == 0 || (desired.AdapterName is not null && chosen.Length > 1)
            ? PlanForNone(desired, machine, chosen)
            : PlanFor(desired, machine with { Adapters = chosen }, reading);
    }

    /// <summary>The state of adapters whose machine is not known.</summary>
    /// <param name="desired">The instance.</param>
    /// <returns>The state.</returns>
    public static AbsentMachineState AbsentState(DesiredAdapters desired) => new(desired.Machine, desired.AdapterName);

    /// <summary>Whether a plan has to give ports a setting that they do not have, for which its template must be read.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="reading">What was found.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public static bool NeedsTemplate(DesiredAdapters desired, AdapterReading reading) =>
        reading.Machine is { } machine && Named(desired, machine).Any(a => Differs(desired, a) && a is { ConnectionId: not null, Security.Count: 0 });

    private static IEnumerable<NetworkAdapter> Named(DesiredAdapters desired, MachineAdapters machine) =>
        machine.Adapters.Where(a => desired.AdapterName is null || string.Equals(a.Name, desired.AdapterName, StringComparison.OrdinalIgnoreCase));

    private static bool Differs(DesiredAdapters desired, NetworkAdapter adapter) =>
        desired.MacAddressSpoofing is { } wanted && (adapter.HasMixedSpoofing || adapter.MacAddressSpoofing != wanted);

    private static Plan<HyperVConnection> PlanFor(DesiredAdapters desired, MachineAdapters machine, AdapterReading reading)
    {
        NetworkAdapter[] differing = [.. machine.Adapters.Where(a => Differs(desired, a))];
        Blocker[] blockers = differing.Length == 0 ? [] : [.. BlockersOf(machine, differing, reading.SecurityTemplate)];
        bool acts = differing.Length > 0 && blockers.Length == 0;
        return new Plan<HyperVConnection>
        {
            Actual = new AdapterState(machine, desired.AdapterName),
            Differences = [.. differing.Select(a => DifferenceOf(machine, a, desired.MacAddressSpoofing!.Value))],
            Blockers = blockers,
            Notices = [.. NoticesOf(desired, machine)],
            Steps = acts ? StepsFor(machine, differing, reading, desired.MacAddressSpoofing!.Value) : [],
            After = acts ? PlanFor(desired, Project(machine, desired.MacAddressSpoofing!.Value), reading) : null,
            CompliantPhrase = $"The network adapters of {machine.Display} are in desired state.",
        };
    }

    private static Difference DifferenceOf(MachineAdapters machine, NetworkAdapter adapter, bool wanted) => Findings.Difference(
        "macAddressSpoofing",
        FindingCodes.MacAddressSpoofing,
        $"MAC address spoofing of adapter '{adapter.Name}' of {machine.Display} {(adapter.HasMixedSpoofing ? $"differs between the {adapter.Security.Count} security settings of its port" : $"is {AdapterState.Word(adapter.MacAddressSpoofing)}")}; it must be {AdapterState.Word(wanted)}.");

    private static IEnumerable<Blocker> BlockersOf(MachineAdapters machine, NetworkAdapter[] differing, CimObject? template)
    {
        if (BusyMachine.Find(machine.Display, machine.State, machine.Operation) is { } busy)
        {
            yield return busy;
        }

        foreach (NetworkAdapter adapter in differing)
        {
            if (adapter.ConnectionId is null)
            {
                yield return NotConnected(machine, adapter);
            }
            else if (adapter.Security.Count == 0 && template is null)
            {
                yield return Findings.Blocker(
                    FindingCodes.PortTemplateMissing,
                    $"The port of adapter '{adapter.Name}' of {machine.Display} has no security settings yet, and the template for them (Msvm_EthernetSwitchPortSecuritySettingData, '…\\Default') can't be read on this host. Check that the service 'vmms' runs, or set it once by hand (Set-VMNetworkAdapter -MacAddressSpoofing On).");
            }
        }
    }

    private static Blocker NotConnected(MachineAdapters machine, NetworkAdapter adapter) => Findings.Blocker(
        FindingCodes.AdapterNotConnected,
        $"Adapter '{adapter.Name}' of {machine.Display} was never connected to a switch, and only a connection carries the setting. Connect it first (Connect-VMNetworkAdapter).");

    private static IEnumerable<Finding> NoticesOf(DesiredAdapters desired, MachineAdapters machine)
    {
        foreach (NetworkAdapter adapter in machine.Adapters.Where(a => desired.MacAddressSpoofing ?? a.MacAddressSpoofing))
        {
            if (adapter.UsesSriov)
            {
                yield return new Finding(
                    FindingCodes.Sriov,
                    $"Adapter '{adapter.Name}' of {machine.Display} uses SR-IOV; traffic of machines inside the guest does not pass through a virtual function.");
            }

            if (!adapter.IsConnected)
            {
                yield return new Finding(
                    FindingCodes.AdapterNotConnected,
                    $"Adapter '{adapter.Name}' of {machine.Display} is not connected to a switch; the setting has an effect once it is.");
            }
        }
    }

    // Ports that have the feature change in one call; the others are given it one by one, as the method takes one connection.
    private static Step<HyperVConnection>[] StepsFor(MachineAdapters machine, NetworkAdapter[] differing, AdapterReading reading, bool spoofing)
    {
        CimPath service = reading.ManagementService;
        NetworkAdapter[] present = [.. differing.Where(static a => a.Security.Count > 0)];
        Step<HyperVConnection>[] modify = present.Length > 0 ? [new ModifySpoofingStep(machine, present, service, spoofing)] : [];
        return
        [
            .. modify,
            .. differing.Where(static a => a.Security.Count == 0).Select(a => new AddSpoofingStep(machine, a, service, reading.SecurityTemplate!)),
        ];
    }

    private static MachineAdapters Project(MachineAdapters machine, bool spoofing) => machine with
    {
        Adapters = [.. machine.Adapters.Select(a => a with { MacAddressSpoofing = spoofing, HasMixedSpoofing = false })],
    };

    private static Plan<HyperVConnection> PlanForNone(DesiredAdapters desired, MachineAdapters machine, NetworkAdapter[] named)
    {
        (string code, string phrase, string advice) = (desired.AdapterName, named.Length, machine.Adapters.Count) switch
        {
            ({ } name, > 1, _) => (
                FindingCodes.AdapterAmbiguous,
                $"Several adapters of {machine.Display} have the name '{name}': {Listing.Of([.. named.Select(static a => a.Id)])}.",
                "Rename one (Rename-VMNetworkAdapter), or leave adapterName out to mean all of its adapters."),
            ({ } name, _, > 0) => (
                FindingCodes.AdapterNotFound,
                $"{machine.Display} has no network adapter '{name}'; it has {Listing.Nearest(machine.Adapters.Select(static a => a.Name), name)}.",
                "Network adapters are not created here."),
            _ => (FindingCodes.AdapterNotFound, $"{machine.Display} has no network adapters.", "Network adapters are not created here."),
        };
        return new Plan<HyperVConnection>
        {
            Actual = new AdapterState(machine with { Adapters = [] }, desired.AdapterName),
            Differences = [Findings.Difference("_exist", code, phrase)],
            Blockers = [Findings.Blocker(code, $"{phrase} {advice}", ExitCode.NotFound)],
            CompliantPhrase = "",
        };
    }
}
