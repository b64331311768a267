using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Removes the NAT network of a switch that is to be removed.</summary>
/// <param name="switchName">Name of the switch.</param>
/// <param name="former">The NAT.</param>
internal sealed class RemoveNatStep(string switchName, NatNetwork former) : Step<HyperVConnection>
{
    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    /// <inheritdoc/>
    public override string Action => $"remove NAT '{former.Name}' for {former.Prefix} behind switch '{switchName}'";

    /// <inheritdoc/>
    public override Disruption Disrupts => Disruption.NetworkCut;

    /// <inheritdoc/>
    public override void Do(HyperVConnection context)
    {
        NatService.Remove(context, former.Name);
        if (NatService.List(context).ContainsKey(former.Name))
        {
            throw new SettingNotKeptException($"Windows accepted the removal of NAT '{former.Name}', but it is still there.");
        }
    }

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        if (!NatService.List(context).ContainsKey(former.Name))
        {
            NatService.Restore(context, former);
        }
    }
}
