using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Removes a switch. It is the last step of its plan, so it is never taken back after it was done.</summary>
/// <param name="former">The switch.</param>
/// <param name="network">The host's network as it was.</param>
internal sealed class RemoveSwitchStep(VirtualSwitch former, HostNetwork network) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();
    private readonly AddressChanges _addresses = AddressChanges.Of(network, former, wanted: null);

    /// <inheritdoc/>
    public override string Would
    {
        get
        {
            string machines = former.ConnectedAdapters.Count == 0 ? "" : $"; {SwitchBlockers.Adapters(former)} would lose their connection";
            string nats = string.Concat(network.NatsOf(former).Select(static n => n.Nat).Where(n => SharedNat.StaysWithout(former, n, network))
                .Select(n => $"; NAT '{n.Name}' for {n.Prefix} stays, used by {SharedNat.Users(former, n, network)}"));
            return $"Would {Action}{machines}{_addresses.Clause(former.Name)}{nats}";
        }
    }

    /// <inheritdoc/>
    public override string Action => $"remove switch '{former.Name}'";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context)
    {
        HostNetwork now = HostNetworkReader.Read(context);
        try
        {
            _change.Make(() => SwitchService.Remove(context, now, former, $"Removing switch '{former.Name}'"));
        }
        catch (Exception failed) when (failed is CimMethodException or CimException or CimDeadlineException && IsGoneAfterAll(context))
        {
            // What matters is that it is gone.
        }

        SwitchWait.Until(
            context,
            after => IsThere(after) ? null : after,
            $"Hyper-V accepted the removal of switch '{former.Name}', but it is still there.");
        AddressPlacement.Ensure(context, [.. _addresses.ToAdapter.Select(a => PlacedAddress.OnAdapter(a, _addresses.Freed!))]);
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

    private bool IsThere(HostNetwork now) => now.Switches.Any(s => s.Id == former.Id);
}
