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
        Set(context, adapters, spoofing, $"Turning {AdapterState.Word(spoofing)} MAC address spoofing of {machine.Display}");
        SpoofingReadBack.Verify(context, machine, adapters, spoofing);
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        NetworkAdapter[] changed = [];
        _change.Await(context, () =>
        {
            IReadOnlyDictionary<string, (string FeatureId, bool Spoofing)> now = PortSecurity.Read(context, machine with { Adapters = adapters });
            changed = [.. adapters.Where(a => now.TryGetValue(a.ConnectionId!, out var feature) && feature.Spoofing == spoofing)];
            return changed.Length > 0;
        });
        Set(context, changed, !spoofing, $"Putting back MAC address spoofing of {machine.Display}");
    }

    private void Set(HyperVConnection context, NetworkAdapter[] which, bool on, string action) =>
        PortSecurity.Modify(context, service, which.Select(a => (a.SecurityFeatureId!, on)), action);
}
