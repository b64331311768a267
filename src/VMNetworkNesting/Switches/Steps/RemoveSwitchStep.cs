using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Removes a switch. It is the last step of its plan, so it is never taken back after it was done.</summary>
/// <param name="former">The switch.</param>
internal sealed class RemoveSwitchStep(VirtualSwitch former) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();

    /// <inheritdoc/>
    public override string Would => former.ConnectedAdapters.Count == 0
        ? $"Would {Action}"
        : $"Would {Action}; {SwitchBlockers.Adapters(former)} would lose their connection";

    /// <inheritdoc/>
    public override string Action => $"remove switch '{former.Name}'";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context)
    {
        HostNetwork network = HostNetworkReader.Read(context);
        try
        {
            _change.Make(() => SwitchService.Remove(context, network, former, $"Removing switch '{former.Name}'"));
        }
        catch (Exception failed) when (failed is CimMethodException or CimException or CimDeadlineException && IsGoneAfterAll(context))
        {
            return;
        }

        SwitchWait.Until(
            context,
            now => IsThere(now) ? null : now,
            $"Hyper-V accepted the removal of switch '{former.Name}', but it is still there.");
    }

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        if (!IsThere(HostNetworkReader.Read(context)))
        {
            throw new SettingNotKeptException($"Switch '{former.Name}' is gone already.");
        }
    }

    private bool IsGoneAfterAll(HyperVConnection context) => _change.Await(context, () => !IsThere(HostNetworkReader.Read(context)));

    private bool IsThere(HostNetwork network) => network.Switches.Any(s => s.Id == former.Id);
}
