namespace NestedDsc.NestedVirtualization.Model;

/// <summary>State to leave a machine in.</summary>
internal enum DesiredPower
{
    /// <summary>Running.</summary>
    Running,

    /// <summary>Off.</summary>
    Off,
}
