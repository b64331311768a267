namespace NestedDsc.Simulation.Repository;

/// <summary>A host's file as it was read, and the changes made to it since.</summary>
internal sealed class HostDocument(string filePath, byte[] text)
{
    private readonly Dictionary<string, NamespaceStore> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<NamespaceStore> _namespaces = [];

    /// <summary>The file, for messages and for writing.</summary>
    public string FilePath { get; } = filePath;

    /// <summary>The file's bytes, without a byte-order mark.</summary>
    public byte[] Text { get; } = text;

    public bool HasByteOrderMark { get; init; }

    public string ComputerName { get; set; } = "";

    /// <summary>The object of knobs, if there is one.</summary>
    public TextRange? Simulation { get; set; }

    /// <summary>The object of installation and features, if there is one.</summary>
    public TextRange? Servicing { get; set; }

    /// <summary>The array of operations under way, if there is one.</summary>
    public TextRange? Pending { get; set; }

    /// <summary>The end of the property before <see cref="Pending"/>, from where it can be cut out.</summary>
    public int BeforePending { get; set; }

    /// <summary>The end of the file's last property, where one can be added.</summary>
    public int LastValueEnd { get; set; }

    public IReadOnlyList<NamespaceStore> Namespaces => _namespaces;

    public void Add(NamespaceStore store)
    {
        _byName.Add(store.Name, store);
        _namespaces.Add(store);
    }

    /// <summary>Finds a namespace; slashes and backslashes are the same, as they are to WMI.</summary>
    public NamespaceStore? Find(string ns) => _byName.GetValueOrDefault(ns.Replace('/', '\\'));
}
