namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>What the agent may do with a package.</summary>
public enum PackageType
{
    /// <summary>Only look: no set is ever run, whatever a policy says.</summary>
    Audit,

    /// <summary>Look, and bring the desired state about where a policy says so.</summary>
    AuditAndSet,
}
