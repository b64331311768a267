using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Makes a switch.</summary>
/// <param name="name">Its name.</param>
/// <param name="ports">Its ports.</param>
/// <param name="before">The host's network as it was.</param>
internal sealed class CreateSwitchStep(string name, SwitchPorts ports, HostNetwork before) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();

    /// <inheritdoc/>
    public override string Would => $"Would {Action}" + ports switch
    {
        { Adapter: null } => "",
        { Internal: true } => "; what the host does through that adapter is interrupted for a moment",
        _ => string.Concat("; what the host does through that adapter is interrupted for good", PortWords.Loss(before.AddressesOn(ports.Adapter))),
    };

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
            network => Made(network).FirstOrDefault(s => s.Ports.SameAs(ports) && network.HasInterfaceOn(s)),
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

        LostAddresses.Verify(context, before);
    }

    private IEnumerable<VirtualSwitch> Made(HostNetwork network) => network.Named(name).Where(s => before.Switches.All(known => known.Id != s.Id));
}
