using NestedDsc.HyperV;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Removes a checkpoint that an interrupted set has left half-made. What the machine is like now is kept.</summary>
/// <param name="machine">The machine.</param>
/// <param name="checkpoint">The checkpoint.</param>
internal sealed class RemoveLeftoverStep(VirtualMachine machine, Checkpoint checkpoint) : Step<HyperVConnection>
{
    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    /// <inheritdoc/>
    public override string Action => $"remove the half-made checkpoint '{checkpoint.Name}' of {machine.Display}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => CheckpointService.Remove(
        context, checkpoint.Id!.Value, $"Removing the half-made checkpoint '{checkpoint.Name}' of {machine.Display}");

    /// <inheritdoc/>
    /// <remarks>Nobody wants it back.</remarks>
    public override void Undo(HyperVConnection context)
    {
    }
}
