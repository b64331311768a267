using NestedDsc.HyperV;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Switches.Recovery;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Gives the host the addresses that a set which was ended has left nowhere.</summary>
/// <param name="missing">The addresses.</param>
internal sealed class GiveBackAddressesStep(IReadOnlyList<JournaledAddress> missing) : Step<HyperVConnection>
{
    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    /// <inheritdoc/>
    public override string Action => $"give the host back {string.Join(", ", missing.Select(static m => m.Address))}, which an earlier set was ended with";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => AddressPlacement.Ensure(
        context, [.. missing.Select(static m => new PlacedAddress(m.Address, m.InterfaceOn, $"switch '{m.SwitchName}' or its network adapter"))]);

    /// <summary>An address that is the host's own is not taken from it again.</summary>
    public override void Undo(HyperVConnection context)
    {
    }
}
