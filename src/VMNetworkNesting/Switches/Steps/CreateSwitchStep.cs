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
    private readonly AddressChanges _addresses = AddressChanges.Of(before, current: null, ports);
    private bool _isBegun;

    /// <inheritdoc/>
    public override string Would => $"Would {Action}" + ports switch
    {
        { Adapters.Count: 0 } => "",
        { Internal: true } => $"; what the host does through {Through} is interrupted for a moment{_addresses.Clause(name)}",
        _ => $"; what the host does through {Through} is interrupted for good{_addresses.Clause(name)}",
    };

    /// <inheritdoc/>
    public override string Action => $"create switch '{name}' ({PortWords.Of(ports)})";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() =>
    {
        HostNetwork network = HostNetworkReader.Read(context);
        if (Made(network).Any())
        {
            throw new SettingNotKeptException($"Somebody else has made a switch '{name}' meanwhile. Run this again to compare it with what is desired.");
        }

        _isBegun = true;
        SwitchService.Create(context, network, name, ports, $"Creating switch '{name}'");
        HostNetwork after = SwitchWait.Until(
            context,
            now => Made(now).Any(s => s.Ports.SameAs(ports) && HostNetwork.HasInterfacesOn(s)) ? now : null,
            $"Hyper-V accepted switch '{name}', but it is not there as {PortWords.Of(ports)}.");
        VirtualSwitch[] made = [.. Made(after)];
        ThrowIfSeveral(made);
        AddressPlacement.Ensure(context, [.. _addresses.ToSwitch.Select(a => PlacedAddress.OnSwitch(a, made[0]))]);
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        if (!_isBegun)
        {
            return;
        }

        HostNetwork? network = null;
        VirtualSwitch[] made = [];
        _change.Await(context, () =>
        {
            network = HostNetworkReader.Read(context);
            made = [.. Made(network)];
            return made.Length > 0;
        });
        ThrowIfSeveral(made);
        if (made.Length == 1)
        {
            SwitchService.Remove(context, network!, made[0], $"Removing switch '{name}' again");
        }

        AddressPlacement.Ensure(context, PlacedAddress.AsBefore(before, former: null, ports));
    }

    // Another program, or a set that was killed while Hyper-V was at work. Which switch is whose, nothing tells.
    private void ThrowIfSeveral(VirtualSwitch[] made)
    {
        if (made.Length > 1)
        {
            throw new SettingNotKeptException(
                $"{made.Length} switches '{name}' were made at the same time ({string.Join(", ", made.Select(static s => s.Id))}), one of them by somebody else. All are left; remove what is one too many (Remove-VMSwitch).");
        }
    }

    private string Through => ports.Adapters.Count == 1 ? "that adapter" : "those adapters";

    private IEnumerable<VirtualSwitch> Made(HostNetwork network) => network.Named(name).Where(s => before.Switches.All(known => known.Id != s.Id));
}
