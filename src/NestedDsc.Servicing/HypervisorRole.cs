namespace NestedDsc.Servicing;

/// <summary>What Windows is to the hypervisor that it sees.</summary>
public enum HypervisorRole
{
    /// <summary>It can't be told.</summary>
    Unknown,

    /// <summary>There is no hypervisor.</summary>
    None,

    /// <summary>The hypervisor is another's: Windows runs in its VM.</summary>
    Guest,

    /// <summary>The hypervisor is this Windows' own, started by Hyper-V, virtualization-based security or Virtual Machine Platform.</summary>
    Root,
}
