using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Adapters.Steps;

/// <summary>Turns MAC address spoofing of an adapter on whose port does not have the setting yet, and reads it back.</summary>
/// <param name="machine">The machine.</param>
/// <param name="adapter">The adapter.</param>
/// <param name="service">Path of the host's management service.</param>
/// <param name="template">The template of the setting.</param>
internal sealed class AddSpoofingStep(MachineAdapters machine, NetworkAdapter adapter, CimPath service, CimObject template) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();
    private bool _refused;

    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    /// <inheritdoc/>
    public override string Action => $"turn on MAC address spoofing of adapter '{adapter.Name}' of {machine.Display}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() =>
    {
        Add(context);
        SpoofingReadBack.Verify(context, machine, [(adapter, [template])], spoofing: true);
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        if (_refused)
        {
            // A setting that is there now is not this step's.
            return;
        }

        string? added = null;
        bool isThere = _change.Await(context, () =>
        {
            added = PortSecurity.Read(context, machine with { Adapters = [adapter] })[adapter.ConnectionId!].FirstOrDefault()?.Text("InstanceID");
            return added is not null;
        });
        if (isThere)
        {
            PortSecurity.Remove(
                context, service, added!, $"Putting back MAC address spoofing of adapter '{adapter.Name}' of {machine.Display}");
        }
    }

    private void Add(HyperVConnection context)
    {
        try
        {
            PortSecurity.Add(
                context, service, adapter.ConnectionId!, template, spoofing: true, $"Turning on MAC address spoofing of adapter '{adapter.Name}' of {machine.Display}");
        }
        catch (CimMethodException failed) when (!IndeterminateFailure.IsOutcomeUnknown(failed))
        {
            // Also by a job that has ended: hosts refuse values so, such as a second setting of a kind.
            _refused = true;
            throw;
        }
    }
}
