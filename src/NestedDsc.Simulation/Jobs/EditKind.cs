namespace NestedDsc.Simulation.Jobs;

/// <summary>Kinds of changes.</summary>
internal enum EditKind
{
    /// <summary>Values of an instance change.</summary>
    Set,

    /// <summary>An instance appears.</summary>
    Add,

    /// <summary>An instance goes away.</summary>
    Remove,
}
