namespace NestedDsc.Protocol.Plans;

/// <summary>What an earlier set has left that did not come to its end.</summary>
public enum RecoveryState
{
    /// <summary>There is no such set, or it still goes on.</summary>
    None,

    /// <summary>Nothing has to be recovered any more: its entry in the journal can go.</summary>
    Settled,

    /// <summary>Something has to be recovered: its entry in the journal must stay.</summary>
    Due,

    /// <summary>What it began is still under way, so it is not yet clear: a set waits for it.</summary>
    Open,
}
