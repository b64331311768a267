using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>The instances of one class of one namespace (not those of derived classes), in the order of the file.</summary>
internal sealed class ClassStore(HostDocument document, string ns, ClassDefinition definition, ClassLayout layout)
{
    private IReadOnlyList<TextRange> _inFile = [];
    private List<InstanceRow>? _rows;
    private Dictionary<CimPath, InstanceRow>? _byPath;

    /// <summary>The file.</summary>
    public HostDocument Document { get; } = document;

    public string Namespace { get; } = ns;

    public ClassDefinition Definition { get; } = definition;

    /// <summary>Where the class's parts stand in the file.</summary>
    public ClassLayout Layout { get; } = layout;

    public IReadOnlyList<InstanceRow> Rows => All;

    /// <summary>The values of the instance that was read last: the next shares those that are equal.</summary>
    public object?[]? LastRead { get; set; }

    /// <summary>Whether an instance was added, changed or removed since the file was read.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Takes over the instances that stand in the file, unread.</summary>
    public void Load(IReadOnlyList<TextRange> instances) => _inFile = instances;

    /// <summary>Finds an instance by its keys.</summary>
    /// <exception cref="HostFileException">Two instances in the file have the same keys.</exception>
    public InstanceRow? Find(CimPath path) => Index().GetValueOrDefault(path);

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

    /// <summary>Reads all instances that stand in the file, and keeps none.</summary>
    /// <exception cref="HostFileException">One is damaged, or two have the same keys.</exception>
    public void Check()
    {
        var paths = new HashSet<CimPath>(All.Count);
        foreach (InstanceRow row in All)
        {
            CheckUnique(row, paths.Add(Definition.PathOf(Namespace, row.Some([]))));
        }
    }

    private List<InstanceRow> All => _rows ??= [.. _inFile.Select((place, number) => new InstanceRow(this, place, number))];

    private Dictionary<CimPath, InstanceRow> Index()
    {
        if (_byPath is null)
        {
            var index = new Dictionary<CimPath, InstanceRow>(All.Count);
            foreach (InstanceRow row in All)
            {
                CheckUnique(row, index.TryAdd(row.Path, row));
            }

            _byPath = index;
        }

        return _byPath;
    }

    private static void CheckUnique(InstanceRow row, bool isUnique)
    {
        if (!isUnique)
        {
            throw row.Error("", $"an instance with the same keys stands before it: {row.Path}");
        }
    }
}
