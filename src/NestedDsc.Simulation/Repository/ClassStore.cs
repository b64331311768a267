using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>The instances of one class of one namespace (not those of derived classes), in the order of the file.</summary>
internal sealed class ClassStore(HostDocument document, string ns, ClassDefinition definition, ClassLayout layout)
{
    private readonly List<InstanceRow> _rows = [];
    private Dictionary<CimPath, InstanceRow>? _byPath;

    public string Namespace { get; } = ns;

    public ClassDefinition Definition { get; } = definition;

    /// <summary>Where the class's parts stand in the file.</summary>
    public ClassLayout Layout { get; } = layout;

    public IReadOnlyList<InstanceRow> Rows => _rows;

    /// <summary>Whether an instance was added, changed or removed since the file was read.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Takes over the instances that stand in the file, unread.</summary>
    public void Load(IReadOnlyList<TextRange> instances)
    {
        for (int i = 0; i < instances.Count; i++)
        {
            _rows.Add(new InstanceRow(this, instances[i], i));
        }
    }

    public object?[] ReadRow(InstanceRow row) =>
        InstanceReader.Read(TextOf(row), Definition, document.FilePath, row.Number, Namespace);

    /// <summary>The text of an instance in the file; empty for a new one.</summary>
    public ReadOnlySpan<byte> TextOf(InstanceRow row) =>
        row.Source is { } source ? document.Text.AsSpan(source.Start, source.Length) : [];

    /// <summary>Finds an instance by its keys.</summary>
    /// <exception cref="HostFileException">Two instances in the file have the same keys.</exception>
    public InstanceRow? Find(CimPath path) => Index().GetValueOrDefault(path);

    /// <summary>Adds an instance; its values stand in the order of the class's properties.</summary>
    public InstanceRow Add(object?[] values)
    {
        var row = new InstanceRow(this, values);
        Index().Add(row.Path, row);
        _rows.Add(row);
        IsChanged = true;
        return row;
    }

    public void Remove(InstanceRow row)
    {
        Index().Remove(row.Path);
        _rows.Remove(row);
        IsChanged = true;
    }

    private Dictionary<CimPath, InstanceRow> Index()
    {
        if (_byPath is null)
        {
            var index = new Dictionary<CimPath, InstanceRow>(_rows.Count);
            foreach (InstanceRow row in _rows)
            {
                if (!index.TryAdd(row.Path, row))
                {
                    throw new HostFileException(
                        document.FilePath, $"{Namespace} {Definition.Name} instances[{row.Number}]",
                        $"an instance with the same keys stands before it: {row.Path}");
                }
            }

            _byPath = index;
        }

        return _byPath;
    }
}
