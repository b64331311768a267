using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.HyperV;
using NestedDsc.NestedVirtualization;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.FaultMatrix.Scenarios;

/// <summary>Scenarios of <c>NestedDsc/NestedVirtualization</c>.</summary>
internal static class MachineScenarios
{
    private const int On = 2;
    private const int Off = 3;
    private const int ProductionOnly = 4;

    private static readonly Subject Resource =
        Subject.Of<HyperVConnection>(static environment => new NestedVirtualizationResource(environment), static session => new HyperVConnection(session, () => new HookedServicing(session)));

    // Nothing is ever stopped to make good what an interrupted set has left.
    private static readonly Exemption Resumed = new(
        Rule.SameEnd,
        static mode => mode.Kills || mode.Fault.Contains("lost", StringComparison.Ordinal) || mode.NeverEnds,
        "a saved VM that an interrupted set has resumed runs; the next set shuts it down for the change as it may, and starts it again");

    private static readonly Exemption Kept = new(
        Rule.SameEnd,
        static mode => mode.Kills || mode.Fault.Contains("lost", StringComparison.Ordinal) || mode.NeverEnds,
        "the checkpoint of an interrupted set is kept, since it holds the saved state; the next set takes its own, of a VM that is off");

    private static readonly Exemption Unpaused = new(
        Rule.SameEnd,
        static mode => mode.Kills || mode.Fault.Contains("lost", StringComparison.Ordinal) || mode.NeverEnds,
        "a paused VM that an interrupted set has started runs; it is left so, since somebody may have resumed it");

    private static readonly Exemption Discarded = new(
        Rule.TakenBack, static _ => true, "a saved state that is given up, or used up by a start, does not come back; the error says so");

    private static readonly Exemption Asked = new(
        Rule.TakenBack, static _ => true, "a checkpoint that is to be kept whatever happens is kept");

    private static readonly Exemption PausedAgain = new(
        Rule.TakenBack,
        static mode => mode.Name is "time-out after effect",
        "a guest that is paused again, which nobody was told in time, is not turned off to put its settings back; the error says so");

    public static IReadOnlyList<Scenario> List { get; } =
    [
        // Machines that are off.
        Make("expose", LabVms.Web, "lab-web01", "\"exposeVirtualizationExtensions\":true", static m => m.Exposes) with { IsQuick = true },
        Make("processors", LabVms.Web, "lab-web01", "\"processorCount\":4", static m => m.ProcessorCount == 4),
        Make("memory", LabVms.Web, "lab-web01", "\"memoryStartupMB\":8192", static m => m.StartupMB == 8192),
        Make("dynamic memory on", LabVms.Web, "lab-web01", "\"dynamicMemoryEnabled\":true", static m => m.HasDynamicMemory) with { IsQuick = true },
        Make("dynamic memory off", LabVms.Dynamic, "lab-dyn01", "\"dynamicMemoryEnabled\":false", static m => !m.HasDynamicMemory),
        Make("automatic checkpoints", LabVms.Web, "lab-web01", "\"automaticCheckpointsEnabled\":true", static m => m.HasAutomaticCheckpoints),
        Make(
            "automatic checkpoints and processors",
            LabVms.Web,
            "lab-web01",
            "\"processorCount\":4,\"automaticCheckpointsEnabled\":true",
            static m => m is { ProcessorCount: 4, HasAutomaticCheckpoints: true }) with { IsQuick = true },
        Make("start", LabVms.Web, "lab-web01", "\"powerState\":\"running\"", static m => m.EnabledState == On),
        Make(
            "everything and start",
            LabVms.Web,
            "lab-web01",
            "\"exposeVirtualizationExtensions\":true,\"processorCount\":4,\"memoryStartupMB\":8192,\"dynamicMemoryEnabled\":true,\"powerState\":\"running\"",
            static m => m is { Exposes: true, ProcessorCount: 4, StartupMB: 8192, HasDynamicMemory: true, EnabledState: On }),
        Make("checkpoint", LabVms.Web, "lab-web01", "\"processorCount\":4,\"checkpoint\":{\"name\":\"before\"}", static m => m.ProcessorCount == 4),
        Make(
            "checkpoint that is kept",
            LabVms.Web,
            "lab-web01",
            "\"processorCount\":4,\"powerState\":\"running\",\"checkpoint\":{\"name\":\"before\",\"restoreOnFailure\":false}",
            static m => m is { ProcessorCount: 4, EnabledState: On },
            Asked),
        Make("second checkpoint", LabVms.Checkpointed, "lab-cp01", "\"memoryStartupMB\":2048,\"checkpoint\":{\"name\":\"before\"}", static m => m.StartupMB == 2048),

        Make("production checkpoint", LabVms.Web, "lab-web01", "\"processorCount\":4,\"checkpoint\":{\"name\":\"before\"}", static m => m.ProcessorCount == 4) with
        {
            Host = static () => Hosts.L0With(LabVms.Web, static m => m.Settings["UserSnapshotType"] = ProductionOnly),
            IsQuick = true,
        },

        // Machines that run.
        Make("running, refused", LabVms.Sql, "lab-sql01", "\"processorCount\":4", static m => m.ProcessorCount == 4) with { Refused = ExitCode.Blocked },
        Make("running, shut down", LabVms.Sql, "lab-sql01", "\"processorCount\":4,\"whenRunning\":\"shutdown\"", static m => m.ProcessorCount == 4) with { IsQuick = true },
        Make("running, automatic checkpoints", LabVms.Sql, "lab-sql01", "\"automaticCheckpointsEnabled\":true", static m => m.HasAutomaticCheckpoints) with
        {
            IsToldByReadBack = true,
            IsQuick = true,
        },
        Make("running, turned off", LabVms.Sql, "lab-sql01", "\"processorCount\":4,\"whenRunning\":\"turnOff\"", static m => m.ProcessorCount == 4),
        Make(
            "running, several changes",
            LabVms.Sql,
            "lab-sql01",
            "\"exposeVirtualizationExtensions\":true,\"processorCount\":4,\"memoryStartupMB\":8192,\"dynamicMemoryEnabled\":true,\"whenRunning\":\"shutdown\"",
            static m => m is { Exposes: true, ProcessorCount: 4, StartupMB: 8192, HasDynamicMemory: true }),
        Make(
            "running, checkpoint",
            LabVms.Sql,
            "lab-sql01",
            "\"processorCount\":4,\"whenRunning\":\"shutdown\",\"checkpoint\":{\"name\":\"before\"}",
            static m => m.ProcessorCount == 4) with { IsQuick = true },
        Make("running, to be off", LabVms.Sql, "lab-sql01", "\"powerState\":\"off\",\"whenRunning\":\"shutdown\"", static m => m.EnabledState == Off),
        Make(
            "running, changed and to be off",
            LabVms.Sql,
            "lab-sql01",
            "\"processorCount\":4,\"powerState\":\"off\",\"whenRunning\":\"turnOff\"",
            static m => m is { ProcessorCount: 4, EnabledState: Off }),
        Make(
            "running, to stay running",
            LabVms.Sql,
            "lab-sql01",
            "\"processorCount\":4,\"powerState\":\"running\",\"whenRunning\":\"shutdown\"",
            static m => m is { ProcessorCount: 4, EnabledState: On }),
        Make("nesting disabled", LabVms.Nested, "lab-hv01", "\"exposeVirtualizationExtensions\":false,\"whenRunning\":\"shutdown\"", static m => !m.Exposes),

        // Machines that are saved.
        Make("saved, refused", LabVms.Saved, "lab-build01", "\"processorCount\":4", static m => m.ProcessorCount == 4) with { Refused = ExitCode.Blocked },
        Make("saved, discarded", LabVms.Saved, "lab-build01", "\"processorCount\":4,\"whenSaved\":\"discard\"", static m => m.ProcessorCount == 4, Discarded),
        Make(
            "saved, resumed and shut down",
            LabVms.Saved,
            "lab-build01",
            "\"processorCount\":4,\"whenSaved\":\"resume\",\"whenRunning\":\"shutdown\"",
            static m => m.ProcessorCount == 4,
            Resumed, Discarded) with { IsQuick = true },
        Make(
            "saved, resumed and turned off",
            LabVms.Saved,
            "lab-build01",
            "\"processorCount\":4,\"whenSaved\":\"resume\",\"whenRunning\":\"turnOff\"",
            static m => m.ProcessorCount == 4,
            Resumed, Discarded),
        Make(
            "saved, discarded with checkpoint",
            LabVms.Saved,
            "lab-build01",
            "\"processorCount\":4,\"whenSaved\":\"discard\",\"checkpoint\":{\"name\":\"before\"}",
            static m => m.ProcessorCount == 4,
            Kept),
        Make("saved, to run", LabVms.Saved, "lab-build01", "\"powerState\":\"running\"", static m => m.EnabledState == On),
        Make(
            "saved, changed and to run",
            LabVms.Saved,
            "lab-build01",
            "\"processorCount\":4,\"powerState\":\"running\",\"whenSaved\":\"discard\"",
            static m => m is { ProcessorCount: 4, EnabledState: On },
            Discarded),

        // Machines that are paused.
        Make("paused, turned off", LabVms.Paused, "lab-test01", "\"processorCount\":2,\"whenRunning\":\"turnOff\"", static m => m.ProcessorCount == 2, Unpaused, PausedAgain) with { IsQuick = true },
        Make("paused, to run", LabVms.Paused, "lab-test01", "\"powerState\":\"running\"", static m => m.EnabledState == On),
    ];

    private static Scenario Make(string name, string id, string vm, string wanted, Func<HostMachine, bool> isDesired, params Exemption[] exemptions) => new()
    {
        Name = $"vm: {name}",
        Subject = Resource,
        Host = () => Hosts.L0With(id),
        Instance = $$"""{"vmName":"{{vm}}",{{wanted}}}""",
        IsDesired = host => host.Machines().FirstOrDefault(m => string.Equals(m.Id, id, StringComparison.OrdinalIgnoreCase)) is { } machine && isDesired(machine),
        VmId = id,
        Owns = [id],
        ObjectName = vm,
        Exemptions = exemptions,
    };
}
