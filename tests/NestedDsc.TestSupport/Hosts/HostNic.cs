namespace NestedDsc.TestSupport.Hosts;

/// <summary>An adapter of the host on a switch.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Addresses">Its addresses with prefix lengths.</param>
public sealed record HostNic(string Name, params IReadOnlyList<string> Addresses)
{
    /// <summary>Name of its interface, if it is not <c>vEthernet (name)</c>.</summary>
    public string? InterfaceName { get; init; }

    /// <summary>Whether its MAC address was given, and not taken from Hyper-V's pool.</summary>
    public bool HasGivenMac { get; init; } = true;
}
