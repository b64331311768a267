namespace NestedDsc.HyperV.Switches;

/// <summary>Type of a switch. It follows from its ports: Hyper-V does not store it.</summary>
public enum SwitchType
{
    /// <summary>No port to the outside: virtual machines only.</summary>
    Private,

    /// <summary>A port to the host: host and virtual machines.</summary>
    Internal,

    /// <summary>A port to a network adapter of the host.</summary>
    External,
}
