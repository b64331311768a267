using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Adapters.Steps;

/// <summary>Turns MAC address spoofing of an adapter on whose port does not have the setting yet, and reads it back.</summary>
/// <param name="machine">The machine.</param>
/// <param name="adapter">The adapter.</param>
/// <param name="service">Path of the host's management service.</param>
internal sealed class AddSpoofingStep(MachineAdapters machine, NetworkAdapter adapter, CimPath service) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();

    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    /// <inheritdoc/>
    public override string Action => $"turn on MAC address spoofing of adapter '{adapter.Name}' of {machine.Display}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() =>
    {
        PortSecurity.Add(
            context, service, adapter.ConnectionId!, spoofing: true, $"Turning on MAC address spoofing of adapter '{adapter.Name}' of {machine.Display}");
        SpoofingReadBack.Verify(context, machine, [adapter], spoofing: true);
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        string? added = null;
        bool isThere = _change.Await(context, () =>
        {
            added = PortSecurity.Read(context, machine).GetValueOrDefault(adapter.ConnectionId!).FeatureId;
            return added is not null;
        });
        if (isThere)
        {
            PortSecurity.Remove(
                context, service, added!, $"Putting back MAC address spoofing of adapter '{adapter.Name}' of {machine.Display}");
        }
    }
}
