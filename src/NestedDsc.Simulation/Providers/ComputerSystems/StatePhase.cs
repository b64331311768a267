using NestedDsc.Simulation.Providers.OpenFacts;

namespace NestedDsc.Simulation.Providers.ComputerSystems;

/// <summary>What a VM shows on the way from one state to another.</summary>
/// <param name="EnabledState">EnabledState; <see langword="null"/> to leave it.</param>
/// <param name="Other">OtherEnabledState; empty if there is none.</param>
/// <param name="Status">OperationalStatus[0].</param>
internal sealed record StatePhase(ushort? EnabledState, string Other, ushort Status)
{
    public const ushort Fine = 2;
    public const ushort InService = 11;

    /// <summary>A start that only OperationalStatus and RequestedState tell of as yet (observed).</summary>
    public static readonly StatePhase BeforeStart = new(null, "", InService);

    public static readonly StatePhase Starting = new(VmStates.Starting, "", InService);

    public static readonly StatePhase Stopping = new(VmStates.Stopping, "", InService);

    public static readonly StatePhase Resetting = new(VmStates.Resetting, "", Fine);

    public static readonly StatePhase Saving = new(VmStates.Other, VmStates.Saving, Fine);

    public static readonly StatePhase Resuming = new(VmStates.Other, "Resuming", Fine);

        /// <summary>Nothing to be seen.</summary>
    public static readonly StatePhase Unseen = new(null, "", Fine);

    /// <summary>On the way to Paused. "Saving" was seen on a host; this name was not.</summary>
    public static StatePhase Pausing(PausingText text) => new(VmStates.Other, text.ToString(), Fine);
}
