using NestedDsc.Hosting;
using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Adapters.Settings;
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

    /// <summary>The classes of features that a plan has to give ports which do not have them, for which their templates must be read.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="reading">What was found.</param>
    /// <returns>The classes; none if no template is needed.</returns>
    public static IReadOnlyCollection<string> TemplatesNeeded(DesiredAdapters desired, AdapterReading reading) => reading.Machine is { } machine
        ? [.. Named(desired, machine).Where(static a => a.ConnectionId is not null).SelectMany(a => desired.ChangeOf(a).Missing).Distinct()]
        : [];

    private static IEnumerable<NetworkAdapter> Named(DesiredAdapters desired, MachineAdapters machine) =>
        machine.Adapters.Where(a => desired.AdapterName is null || string.Equals(a.Name, desired.AdapterName, StringComparison.OrdinalIgnoreCase));

    private static Plan<HyperVConnection> PlanFor(DesiredAdapters desired, MachineAdapters machine, AdapterReading reading)
    {
        PortChange[] changes = [.. machine.Adapters.Select(desired.ChangeOf).Where(static c => c.Settings.Count > 0)];
        Blocker[] blockers = changes.Length == 0 ? [] : [.. AdapterBlockers.Find(machine, changes, reading.Templates)];
        bool acts = changes.Length > 0 && blockers.Length == 0;
        return new Plan<HyperVConnection>
        {
            Actual = new AdapterState(machine, desired.AdapterName),
            Differences = [.. AdapterSettings.All.SelectMany(s => DifferencesOf(machine, s, changes))],
            Blockers = blockers,
            Notices = [.. AdapterNotices.Find(desired, machine)],
            Steps = acts ? [new ChangePortsStep(machine, changes, reading)] : [],
            After = acts ? PlanFor(desired, Project(machine, changes, reading), reading) : null,
            CompliantPhrase = $"The network adapters of {machine.Display} are in desired state.",
        };
    }

    private static IEnumerable<Difference> DifferencesOf(MachineAdapters machine, AdapterSetting setting, PortChange[] changes) => changes
        .SelectMany(c => c.Settings.Where(s => s.Setting == setting).Select(s => DifferenceOf(machine, c.Adapter, s.Setting, s.Value)));

    private static Difference DifferenceOf(MachineAdapters machine, NetworkAdapter adapter, AdapterSetting setting, string wanted)
    {
        string title = string.Concat(setting.Title[..1].ToUpperInvariant(), setting.Title.AsSpan(1));
        string actual = setting.IsMixed(adapter)
            ? $"differs between the {adapter.FeaturesOf(setting.Feature).Count()} {AdapterSettings.KindOf(setting.Feature)} settings of its port"
            : $"is {setting.Of(adapter) ?? "not set"}";
        return Findings.Difference(setting.Name, setting.Code, $"{title} of adapter '{adapter.Name}' of {machine.Display} {actual}; it must be {wanted}.");
    }

    private static MachineAdapters Project(MachineAdapters machine, PortChange[] changes, AdapterReading reading) => machine with
    {
        Adapters = [.. machine.Adapters.Select(a => Array.Find(changes, c => c.Adapter == a)?.Project(reading.Templates) ?? a)],
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
