using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Adapters.Steps;

/// <summary>Turns MAC address spoofing of adapters on or off whose ports have the setting, in one call, and reads it back.</summary>
/// <param name="machine">The machine.</param>
/// <param name="adapters">The adapters.</param>
/// <param name="service">Path of the host's management service.</param>
/// <param name="spoofing">Whether it is to be on.</param>
internal sealed class ModifySpoofingStep(MachineAdapters machine, NetworkAdapter[] adapters, CimPath service, bool spoofing)
    : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();

    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    /// <inheritdoc/>
    public override string Action =>
        $"turn {AdapterState.Word(spoofing)} MAC address spoofing of {string.Join(", ", adapters.Select(static a => $"adapter '{a.Name}'"))} of {machine.Display}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() =>
    {
        PortSecurity.Modify(
            context, service, adapters.SelectMany(static a => a.Security), spoofing, $"Turning {AdapterState.Word(spoofing)} MAC address spoofing of {machine.Display}");
        SpoofingReadBack.Verify(context, machine, [.. adapters.Select(static a => (a, a.Security))], spoofing);
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        CimObject[] changed = [];
        _change.Await(context, () =>
        {
            ILookup<string, CimObject> now = PortSecurity.Read(context, machine with { Adapters = adapters });
            changed =
            [
                .. adapters.SelectMany(a => a.Security.Where(before => SpoofingReadBack.Find(now[a.ConnectionId!], before) is { } after
                    && CimComparison.Changes(before, after).Count > 0)),
            ];
            return changed.Length > 0;
        });
        PortSecurity.Modify(
            context, service, changed, spoofing: null, $"Putting back MAC address spoofing of {machine.Display}");
    }
}
