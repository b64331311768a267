namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>What an assignment has the agent do. The service compares these names with regard to case.</summary>
public enum AssignmentType
{
    /// <summary>Look only.</summary>
    Audit,

    /// <summary>Bring the desired state about once, then look only.</summary>
    ApplyAndMonitor,

    /// <summary>Bring the desired state about whenever it is not there.</summary>
    ApplyAndAutoCorrect,
}
