using NestedDsc.Cim;
using NestedDsc.Simulation.Wql;

namespace NestedDsc.Simulation.Repository;

/// <summary>The instances of one class of one namespace (not those of derived classes), in the order of the file.</summary>
internal sealed class ClassStore(HostDocument document, string ns, ClassDefinition definition, ClassLayout layout)
{
    // A process that is after a few of many instances looks for their keys in the file, rather than reading all to index them.
    private const int Many = 256;
    private const int WorthIndex = 8;
    private IReadOnlyList<TextRange> _inFile = [];
    private List<InstanceRow>? _rows;
    private int _searches;
    private Dictionary<CimPath, InstanceRow>? _byPath;

    /// <summary>The file.</summary>
    public HostDocument Document { get; } = document;

    public string Namespace { get; } = ns;

    public ClassDefinition Definition { get; } = definition;

    /// <summary>Where the class's parts stand in the file.</summary>
    public ClassLayout Layout { get; } = layout;

    public IReadOnlyList<InstanceRow> Rows => All;

    /// <summary>Whether there are so many that none is read before somebody looks at it: mistakes in the file show only then.</summary>
    public bool IsLarge => Count >= Many;

    /// <summary>Where the instances stand in the file, if nobody has asked for one yet.</summary>
    public IReadOnlyList<TextRange>? Unread => _rows is null ? _inFile : null;

    /// <summary>Number of instances.</summary>
    public int Count => _rows?.Count ?? _inFile.Count;

    /// <summary>What was read last of an instance that is read when it is looked at, and for whom.</summary>
    public (RowProperties Owner, CimProperty[] Properties)? LastRead { get; set; }

    /// <summary>Whether an instance was added, changed or removed since the file was read.</summary>
    public bool IsChanged { get; set; }

    private List<InstanceRow> All => _rows ??= Made();

    /// <summary>Takes over the instances that stand in the file, unread.</summary>
    public void Load(IReadOnlyList<TextRange> instances) => _inFile = instances;

    /// <summary>Finds an instance by its keys.</summary>
    /// <exception cref="HostFileException">Two instances in the file have the same keys.</exception>
    public InstanceRow? Find(CimPath path) =>
        _byPath is null && IsLarge && _searches++ < WorthIndex && TextHint.Of(path) is { } hint
            ? All.Find(r => r.MayHold(hint) && r.Path.Equals(path))
            : Index().GetValueOrDefault(path);

    /// <summary>Adds an instance; its values stand in the order of the class's properties.</summary>
    public InstanceRow Add(object?[] values)
    {
        var row = new InstanceRow(this, values);
        Index().Add(row.Path, row);
        All.Add(row);
        IsChanged = true;
        return row;
    }

    public void Remove(InstanceRow row)
    {
        Index().Remove(row.Path);
        All.Remove(row);
        IsChanged = true;
    }

    private List<InstanceRow> Made()
    {
        var rows = new List<InstanceRow>(_inFile.Count);
        for (int i = 0; i < _inFile.Count; i++)
        {
            rows.Add(new InstanceRow(this, _inFile[i], i));
        }

        return rows;
    }

    private Dictionary<CimPath, InstanceRow> Index()
    {
        if (_byPath is null)
        {
            var index = new Dictionary<CimPath, InstanceRow>(Count);
            foreach (InstanceRow row in All)
            {
                if (!index.TryAdd(row.Path, row))
                {
                    throw new HostFileException(
                        Document.FilePath, $"{Namespace} {Definition.Name} instances[{row.Number}]",
                        $"an instance with the same keys stands before it: {row.Path}");
                }
            }

            _byPath = index;
        }

        return _byPath;
    }
}
