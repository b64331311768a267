using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Makes the NAT network behind an internal switch.</summary>
/// <param name="switchName">Name of the switch.</param>
/// <param name="nat">The NAT.</param>
internal sealed class CreateNatStep(string switchName, DesiredNat nat) : Step<HyperVConnection>
{
    private readonly string _name = NatService.NameFor(switchName);
    private readonly PendingChange _change = new();
    private bool _isSomebodyElses;

    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    /// <inheritdoc/>
    public override string Action => $"create NAT '{_name}' for {nat.Prefix}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() =>
    {
        try
        {
            NatService.Create(context, _name, nat.Prefix);
        }
        catch (CimException taken) when (taken.Code == CimErrorCode.AlreadyExists)
        {
            _isSomebodyElses = true;
            throw;
        }

        if (!IsThere(context))
        {
            throw new SettingNotKeptException($"Windows accepted NAT '{_name}' for {nat.Prefix}, but it is not there.");
        }
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        if (!_isSomebodyElses && _change.Await(context, () => IsThere(context)))
        {
            NatService.Remove(context, _name);
        }
    }

    private bool IsThere(HyperVConnection context) =>
        NatService.List(context).TryGetValue(_name, out string? prefix) && string.Equals(prefix, nat.Prefix.ToString(), StringComparison.Ordinal);
}
