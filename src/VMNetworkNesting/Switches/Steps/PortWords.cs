using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Says in words what kind of switch ports make.</summary>
internal static class PortWords
{
    public static string Of(SwitchPorts ports) => ports switch
    {
        { Adapters.Count: > 0, Internal: true } => $"external, on {Adapters(ports.Adapters)} shared with the host",
        { Adapters.Count: > 0 } => $"external, on {Adapters(ports.Adapters)} not shared with the host",
        { Internal: true } => "internal",
        _ => "private",
    };

    /// <summary>Names network adapters: one, or the members of a team.</summary>
    /// <param name="adapters">The adapters.</param>
    /// <param name="isFirst">Whether a sentence begins with it.</param>
    public static string Adapters(IReadOnlyList<HostNetworkAdapter> adapters, bool isFirst = false)
    {
        string names = string.Join(", ", adapters.Select(static a => a.Display));
        return $"{(isFirst ? "N" : "n")}etwork adapter{(adapters.Count == 1 ? "" : "s")} {names}";
    }
}
