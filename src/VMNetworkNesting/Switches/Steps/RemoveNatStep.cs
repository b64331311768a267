using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Removes the NAT network of a switch that is to be removed.</summary>
/// <param name="behind">The switch.</param>
/// <param name="former">The NAT.</param>
internal sealed class RemoveNatStep(VirtualSwitch behind, NatNetwork former) : Step<HyperVConnection>
{
    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    /// <inheritdoc/>
    public override string Action => $"remove NAT '{former.Name}' for {former.Prefix} behind switch '{behind.Name}'";

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
        // If the switch went after all, a NAT would lead nowhere.
        bool isBehind = HostNetworkReader.Read(context).Switches.Any(s => s.Id == behind.Id);
        if (isBehind && !NatService.List(context).ContainsKey(former.Name))
        {
            NatService.Restore(context, former);
        }
    }
}
