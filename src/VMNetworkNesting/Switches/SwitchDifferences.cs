using NestedDsc.Hosting;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Switches.Steps;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>Where a switch is not as desired, in the order of the schema.</summary>
internal static class SwitchDifferences
{
    public static IReadOnlyList<Difference> Of(DesiredSwitch desired, SwitchFacts? facts)
    {
        string name = $"Switch '{facts?.Name ?? desired.Name}'";
        return (desired.Exist, facts) switch
        {
            (true, null) => [Findings.Difference("_exist", FindingCodes.SwitchNotFound, $"{name} does not exist; it must.")],
            (false, not null) => [Findings.Difference("_exist", FindingCodes.SwitchFound, $"{name} exists; it must not.")],
            (false, null) => [],
            (true, { } found) => [.. OfExisting(desired, found, name)],
        };
    }

    /// <summary>Whether a network adapter is the one that is named.</summary>
    public static bool Fits(DesiredSwitch desired, HostNetworkAdapter adapter) =>
        (desired.NetAdapterName is null || Same(desired.NetAdapterName, adapter.Name))
        && (desired.NetAdapterDescription is null || Same(desired.NetAdapterDescription, adapter.Description));

    private static IEnumerable<Difference> OfExisting(DesiredSwitch desired, SwitchFacts facts, string name)
    {
        SwitchType actual = facts.Ports.Type;
        SwitchType wanted = desired.ImpliedType ?? actual;
        if (actual != wanted)
        {
            yield return Findings.Difference(
                "switchType", FindingCodes.SwitchType, $"{name} is {SwitchState.Word(actual)}; it must be {SwitchState.Word(wanted)}.");
        }

        if (desired.NamesNetAdapter && !IsBoundAsNamed(desired, facts.Ports))
        {
            string property = desired.NetAdapterProperty;
            string bound = facts.Ports.Adapters.Count > 0 ? $"is bound to {PortWords.Adapters(facts.Ports.Adapters)}" : "is not bound to a network adapter";
            yield return Findings.Difference(
                property, FindingCodes.NetAdapter, $"{name} {bound}; it must be bound to {Named(desired)}.");
        }

        if (desired.AllowManagementOS is { } allow && (facts.Ports.Adapters.Count == 0 || allow != facts.Ports.Internal))
        {
            string phrase = facts.Ports.Adapters.Count == 0
                ? $"{name} is not external, which is what allowManagementOS is about."
                : $"The host's operating system {(allow ? "does not use" : "uses")} {Lower(name)}; it must{(allow ? "" : " not")}.";
            yield return Findings.Difference("allowManagementOS", FindingCodes.AllowManagementOS, phrase);
        }

        if (desired.Nat is { } nat)
        {
            // A NAT for a wider network does as well.
            if (facts.Nat is not { } has || has.Prefix.PrefixLength > nat.Prefix.PrefixLength || !has.Prefix.Contains(nat.Prefix.BaseAddress))
            {
                string actually = facts.Nat is null ? "has no NAT" : $"has NAT for {facts.Nat.Prefix}";
                yield return Findings.Difference("natPrefix", FindingCodes.NatPrefix, $"{name} {actually}; NAT for {nat.Prefix} is required.");
            }

            if (!facts.HostAddresses.Any(nat.IsGateway))
            {
                yield return Findings.Difference(
                    "natGateway", FindingCodes.NatGateway, $"The host does not have the address {nat.Address} on {Lower(name)}; it must.");
            }
        }
    }

    // One that is named may be a member of a team; those that are listed are the team.
    private static bool IsBoundAsNamed(DesiredSwitch desired, SwitchPorts ports) => desired.NetAdapterNames.Count > 0
        ? desired.NetAdapterNames.Count == ports.Adapters.Count && desired.NetAdapterNames.All(n => ports.Adapters.Any(a => Same(n, a.Name)))
        : ports.Adapters.Any(a => Fits(desired, a));

    /// <summary>The network adapters that an instance names, for messages.</summary>
    public static string Named(DesiredSwitch desired) => desired.NetAdapterNames.Count > 0
        ? string.Join(", ", desired.NetAdapterNames.Select(static n => $"'{n}'"))
        : $"'{desired.NetAdapterName ?? desired.NetAdapterDescription}'";

    private static string Lower(string name) => string.Concat("s", name.AsSpan(1));

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
