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
    private readonly AddressChanges _addresses = AddressChanges.Of(network, former, wanted);

    /// <inheritdoc/>
    public override string Would
    {
        get
        {
            string machines = former.ConnectedAdapters.Count == 0 || !former.Ports.AreInterruptedBy(wanted) ? "" : $"; {SwitchBlockers.Adapters(former)} would lose their connection meanwhile";
            return $"Would {Action}{machines}{Removed()}{_addresses.Clause(former.Name)}";
        }
    }

    /// <inheritdoc/>
    public override string Action => $"change switch '{former.Name}' from {PortWords.Of(former.Ports)} to {PortWords.Of(wanted)}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() =>
    {
        Change(context, static (current, ports) => PortChange.To(current, ports), $"Changing switch '{former.Name}'");
        SwitchWait.Until(
            context,
            now => now.Switches.FirstOrDefault(s => s.Id == former.Id && s.Ports.SameAs(wanted) && HostNetwork.HasInterfacesOn(s)),
            $"Hyper-V accepted the change of switch '{former.Name}' but did not keep it: it is not {PortWords.Of(wanted)}.");
        AddressPlacement.Ensure(context,
        [
            .. _addresses.ToSwitch.Select(a => PlacedAddress.OnSwitch(a, former)),
            .. _addresses.ToAdapter.Select(a => PlacedAddress.OnAdapter(a, _addresses.Freed!)),
        ]);
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        _change.Await(context, () => HostNetworkReader.Read(context).Switches.Any(s => s.Id == former.Id && s.Ports.SameAs(wanted)));
        Change(context, (current, _) => PortChange.Back(current, former), $"Putting back switch '{former.Name}'");
        AddressPlacement.Ensure(context, PlacedAddress.AsBefore(network, former, wanted));
    }

    private string Removed()
    {
        ManagementAdapter[] removed = wanted.Internal ? [] : [.. former.ManagementAdapters];
        return removed.Length == 0 || (removed.Length == 1 && string.Equals(removed[0].Name, former.Name, StringComparison.OrdinalIgnoreCase))
            ? ""
            : $"; the host would lose its management adapter{(removed.Length == 1 ? "" : "s")} {string.Join(", ", removed.Select(static a => $"'{a.Name}'"))}";
    }

    private void Change(HyperVConnection context, Func<VirtualSwitch, SwitchPorts, PortChange> change, string action)
    {
        HostNetwork now = HostNetworkReader.Read(context);
        VirtualSwitch current = now.Switches.FirstOrDefault(s => s.Id == former.Id)
            ?? throw new SettingNotKeptException($"Switch '{former.Name}' does not exist any more.");
        SwitchService.ChangePorts(context, now, current, change(current, wanted), action);
    }
}
