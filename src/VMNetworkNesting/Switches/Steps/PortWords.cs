using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Says in words what kind of switch ports make.</summary>
internal static class PortWords
{
    public static string Of(SwitchPorts ports) => ports switch
    {
        { Adapter: { } adapter, Internal: true } => $"external, on network adapter {adapter.Display} shared with the host",
        { Adapter: { } adapter } => $"external, on network adapter {adapter.Display} not shared with the host",
        { Internal: true } => "internal",
        _ => "private",
    };

    /// <summary>Says which addresses the host loses; nothing if it loses none.</summary>
    public static string Loss(IEnumerable<HostAddress> lost) => lost.Select(static a => a.ToString()).ToArray() is { Length: > 0 } addresses
        ? $"; the host would lose {string.Join(", ", addresses)}"
        : "";
}
