using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Recovery;
using NestedDsc.NestedVirtualization.Settings;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>What a plan is made of: what is desired, what was found, and what follows from both.</summary>
internal sealed class PlanningContext
{
    /// <summary>Puts it together.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="host">Its host.</param>
    /// <param name="recovery">What an interrupted set has left to do.</param>
    /// <param name="now">The host's time, in UTC.</param>
    public PlanningContext(DesiredMachine desired, VirtualMachine machine, Host host, RecoveryPlan recovery, DateTimeOffset now)
    {
        Desired = desired;
        Machine = machine;
        Host = host;
        Recovery = recovery;
        Now = now;
        Differing = [.. desired.Settings.Where(s => Current.Number(s.Property.Setting) != s.Value)];
        Wanted = MemoryRange.Fit(Current, Differing.Aggregate(Current, static (settings, wanted) => settings.With(wanted.Property.Setting, wanted.Value)));
        VMSetting[] changed = [.. Wanted.Differing(Current)];
        ChangesSettings = changed.Length > 0;
        MustBeOff = changed.Any(static s => s.NeedsOff);
        Path = PowerPath.Find(this);
    }

    /// <summary>The instance.</summary>
    public DesiredMachine Desired { get; }

    /// <summary>The machine.</summary>
    public VirtualMachine Machine { get; }

    /// <summary>Its host.</summary>
    public Host Host { get; }

    /// <summary>What an interrupted set has left to do.</summary>
    public RecoveryPlan Recovery { get; }

    /// <summary>The host's time, in UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The machine's settings.</summary>
    public VMSettings Current => Machine.Settings;

    /// <summary>The settings that are not as desired. One that this build of Windows lacks counts as off.</summary>
    public IReadOnlyList<DesiredSetting> Differing { get; }

    /// <summary>Its settings to be: the desired values, all others as they are.</summary>
    public VMSettings Wanted { get; }

    /// <summary>Whether settings are to be changed.</summary>
    public bool ChangesSettings { get; }

    /// <summary>Whether it must be off for that.</summary>
    public bool MustBeOff { get; }

    /// <summary>Whether a checkpoint is taken first: what can be changed while a machine runs is simply changed back.</summary>
    public bool TakesCheckpoint => MustBeOff && Desired.Checkpoint is not null;

    /// <summary>How it gets to the state in which its settings can be changed, and from there to the state it is left in.</summary>
    public PowerPath Path { get; }

    /// <summary>The checkpoints that it keeps.</summary>
    public IEnumerable<HyperV.Checkpoints.Checkpoint> KeptCheckpoints => Machine.Checkpoints.Where(c => c != Recovery.Leftover);
}
