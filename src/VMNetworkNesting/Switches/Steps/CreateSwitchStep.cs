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
    private bool _isBegun;

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
            now => Made(now).Any(s => s.Ports.SameAs(ports) && now.HasInterfaceOn(s)) ? now : null,
            $"Hyper-V accepted switch '{name}', but it is not there as {PortWords.Of(ports)}.");
        ThrowIfSeveral([.. Made(after)]);
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

        LostAddresses.Verify(context, before);
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

    private IEnumerable<VirtualSwitch> Made(HostNetwork network) => network.Named(name).Where(s => before.Switches.All(known => known.Id != s.Id));
}
