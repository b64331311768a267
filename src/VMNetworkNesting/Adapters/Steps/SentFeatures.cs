using NestedDsc.Cim;

namespace NestedDsc.VMNetworkNesting.Adapters.Steps;

/// <summary>What a step has asked Hyper-V for, with or without an answer.</summary>
internal sealed class SentFeatures
{
    /// <summary>Whether features were changed.</summary>
    public bool IsModified { get; set; }

    /// <summary>Whether features were taken from ports.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>The classes of features that ports were given, unless that was refused.</summary>
    public HashSet<(string ConnectionId, string Class)> Added { get; } = [];

    /// <summary>Adds features that a port was given.</summary>
    public void Add(string connectionId, IEnumerable<CimObject> rows) => Added.UnionWith(rows.Select(row => (connectionId, row.ClassName)));
}
