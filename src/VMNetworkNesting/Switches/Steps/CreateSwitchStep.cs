using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Makes a switch.</summary>
/// <param name="name">Its name.</param>
/// <param name="ports">Its ports.</param>
/// <param name="known">GUIDs of the switches that were there before.</param>
internal sealed class CreateSwitchStep(string name, SwitchPorts ports, HashSet<Guid> known) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();

    /// <inheritdoc/>
    public override string Would => ports.Adapter is null
        ? $"Would {Action}"
        : $"Would {Action}; what the host does through that adapter is interrupted {(ports.Internal ? "for a moment" : "for good")}";

    /// <inheritdoc/>
    public override string Action => $"create switch '{name}' ({PortWords.Of(ports)})";

    /// <inheritdoc/>
    public override Disruption Disrupts => ports.Adapter is null ? Disruption.None : Disruption.NetworkCut;

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() =>
    {
        SwitchService.Create(context, HostNetworkReader.Read(context), name, ports, $"Creating switch '{name}'");
        SwitchWait.Until(
            context,
            network => Made(network).FirstOrDefault(s => s.Ports.Type == ports.Type && s.Ports.Internal == ports.Internal),
            $"Hyper-V accepted switch '{name}', but it is not there as {PortWords.Of(ports)}.");
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        HostNetwork? network = null;
        VirtualSwitch[] made = [];
        _change.Await(context, () =>
        {
            network = HostNetworkReader.Read(context);
            made = [.. Made(network)];
            return made.Length > 0;
        });
        foreach (VirtualSwitch one in made)
        {
            SwitchService.Remove(context, network!, one, $"Removing switch '{name}' again");
        }
    }

    private IEnumerable<VirtualSwitch> Made(HostNetwork network) => network.Named(name).Where(s => !known.Contains(s.Id));
}
