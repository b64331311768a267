using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Changes the type, the network adapter or the host's use of a switch. The connections of virtual machines stay.</summary>
/// <param name="former">The switch as it was.</param>
/// <param name="wanted">Its ports to be.</param>
/// <param name="network">The host's network as it was.</param>
internal sealed class ChangePortsStep(VirtualSwitch former, SwitchPorts wanted, HostNetwork network) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();

    /// <inheritdoc/>
    public override string Would
    {
        get
        {
            string machines = former.ConnectedAdapters.Count == 0 ? "" : $"; {SwitchBlockers.Adapters(former)} would lose their connection meanwhile";
            return $"Would {Action}{machines}{PortWords.Loss(Lost())}";
        }
    }

    /// <inheritdoc/>
    public override string Action => $"change switch '{former.Name}' from {PortWords.Of(former.Ports)} to {PortWords.Of(wanted)}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() =>
    {
        Change(context, wanted, $"Changing switch '{former.Name}'");
        SwitchWait.Until(
            context,
            now => now.Switches.FirstOrDefault(s => s.Id == former.Id && s.Ports.SameAs(wanted) && now.HasInterfaceOn(s)),
            $"Hyper-V accepted the change of switch '{former.Name}' but did not keep it: it is not {PortWords.Of(wanted)}.");
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        _change.Await(context, () => HostNetworkReader.Read(context).Switches.Any(s => s.Id == former.Id && s.Ports.SameAs(wanted)));
        Change(context, former.Ports, $"Putting back switch '{former.Name}'");
        LostAddresses.Verify(context, network);
    }

    // The addresses on an interface that goes, and on an adapter that the switch takes for itself.
    private IEnumerable<HostAddress> Lost() => wanted.Internal
        ? []
        : network.AddressesOn(former).Concat(wanted.Adapter is { } taken ? network.AddressesOn(taken) : []);

    private void Change(HyperVConnection context, SwitchPorts ports, string action)
    {
        HostNetwork now = HostNetworkReader.Read(context);
        VirtualSwitch current = now.Switches.FirstOrDefault(s => s.Id == former.Id)
            ?? throw new SettingNotKeptException($"Switch '{former.Name}' does not exist any more.");
        SwitchService.ChangePorts(context, now, current, ports, action);
    }
}
