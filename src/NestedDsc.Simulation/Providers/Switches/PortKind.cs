namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>What the port of a switch leads to.</summary>
internal enum PortKind
{
    /// <summary>To nothing that a port can lead to.</summary>
    None,

    /// <summary>To the management operating system.</summary>
    Internal,

    /// <summary>To a network adapter of the host.</summary>
    External,
}
