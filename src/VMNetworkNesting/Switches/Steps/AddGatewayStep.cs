using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Gives the host its address on an internal switch, which is the gateway of the machines there.</summary>
/// <param name="switchName">Name of the switch.</param>
/// <param name="nat">The NAT that the address is for.</param>
internal sealed class AddGatewayStep(string switchName, DesiredNat nat) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();
    private bool _isBegun;

    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    /// <inheritdoc/>
    public override string Action => $"give the host the address {nat.Address} on switch '{switchName}'";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() =>
    {
        HostNetwork before = SwitchWait.Until(
            context,
            network => InterfaceOf(network) is null ? null : network,
            $"The host's interface 'vEthernet ({switchName})' did not appear within 30 s. Look whether it is disabled (Get-NetAdapter).");
        if (Find(before) is { } other)
        {
            throw new SettingNotKeptException($"Somebody else has given the host the address {other} on switch '{switchName}' meanwhile.");
        }

        _isBegun = true;
        HostAddresses.Add(
            context,
            InterfaceOf(before)!.Value,
            nat.Address,
            $"Giving the host the address {nat.Address}");
        SwitchWait.Until(
            context,
            network => Find(network),
            $"Windows accepted the address {nat.Address} on switch '{switchName}', but it is not there.");
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        HostAddress? added = null;
        if (_isBegun && _change.Await(context, () => (added = Find(HostNetworkReader.Read(context))) is not null))
        {
            HostAddresses.Remove(context, added!);
        }
    }

    private uint? InterfaceOf(HostNetwork network) => SwitchIn(network)?.MainAdapter?.InterfaceIndex;

    private HostAddress? Find(HostNetwork network) => SwitchIn(network) is { } found ? HostNetwork.AddressesOn(found).FirstOrDefault(nat.IsGateway) : null;

    private VirtualSwitch? SwitchIn(HostNetwork network) => network.Named(switchName) is [var only] ? only : null;
}
