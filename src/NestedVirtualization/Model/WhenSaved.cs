namespace NestedDsc.NestedVirtualization.Model;

/// <summary>What may be done to a saved machine that has to be off.</summary>
internal enum WhenSaved
{
    /// <summary>Nothing.</summary>
    Fail,

    /// <summary>Start it from its saved state, then as for a running one.</summary>
    Resume,

    /// <summary>Give its saved state up.</summary>
    Discard,
}
