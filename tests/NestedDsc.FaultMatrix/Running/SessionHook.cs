namespace NestedDsc.FaultMatrix.Running;

/// <summary>What is to go wrong in a session.</summary>
internal sealed record SessionHook
{
    public static SessionHook None { get; } = new();

    /// <summary>Faults, in the grammar of the simulated host.</summary>
    public string Faults { get; init; } = "";

    /// <summary>Number of the call before which somebody else acts; 0 for none.</summary>
    public int MeddleBefore { get; init; }

    /// <summary>What the other one does.</summary>
    public Action? Meddle { get; init; }
}
