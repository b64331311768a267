namespace NestedDsc.HyperV.Capture.Redaction;

/// <summary>What a text is, and so what it is replaced by.</summary>
internal enum SensitiveKind
{
    /// <summary>Any text; it may hold GUIDs, the host's name and paths.</summary>
    None,

    /// <summary>The same on every Windows.</summary>
    Constant,

    /// <summary>A MAC address.</summary>
    HardwareAddress,

    /// <summary>Name of a virtual machine.</summary>
    Machine,

    /// <summary>Name of a checkpoint.</summary>
    Checkpoint,

    /// <summary>Name of a virtual switch.</summary>
    Switch,

    /// <summary>Name of a network adapter.</summary>
    Adapter,

    /// <summary>Name of a NAT.</summary>
    Nat,

    /// <summary>Serial number or asset tag.</summary>
    Serial,
}
