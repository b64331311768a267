using NestedDsc.Cim;
using NestedDsc.Simulation.Wql;

namespace NestedDsc.Simulation.Repository;

/// <summary>An instance: its text in the file until somebody asks for a value, then its values.</summary>
internal sealed class InstanceRow
{
    private object?[]? _values;
    private HashSet<int>? _changed;

    public InstanceRow(ClassStore store, TextRange source, int number)
    {
        Store = store;
        Source = source;
        Number = number;
    }

    public InstanceRow(ClassStore store, object?[] values)
    {
        Store = store;
        _values = values;
    }

    public ClassStore Store { get; }

    public ClassDefinition Class => Store.Definition;

    /// <summary>Where the instance stands in the file; <see langword="null"/> if it is new.</summary>
    public TextRange? Source { get; }

    /// <summary>Number of the instance within its class in the file, for messages.</summary>
    public int Number { get; }

    /// <summary>Places of the properties that differ from the file.</summary>
    public IReadOnlySet<int>? Changed => _changed;

    public CimPath Path => Class.PathOf(Store.Namespace, Values);

    /// <summary>All values in the order of the class's properties. Read only: changes go through <see cref="Set"/>.</summary>
    public object?[] Values => _values ??= InstanceReader.Read(this, []);

    /// <summary>Some of the values, in the order of the class's properties; what is only shown once is not kept.</summary>
    /// <param name="wanted">Which ones.</param>
    public object?[] Some(bool[] wanted) => _values ?? InstanceReader.Read(this, wanted);

    /// <summary>The instance as it stands in the file, whatever was changed since; empty if it is new.</summary>
    public ReadOnlySpan<byte> Json => Source is { } source ? Store.Document.Text.AsSpan(source.Start, source.Length) : [];

    /// <summary>A value by name; <see langword="null"/> too if the class lacks the property.</summary>
    public object? this[string property] => Class.IndexOf(property) is var index and >= 0 ? Values[index] : null;

    /// <summary>Whether a text may be among the values; <see langword="false"/> is certain.</summary>
    public bool MayHold(TextHint hint) => _values is not null || hint.MayBeIn(Json);

    public string Text(string property) => this[property] as string ?? "";

    public bool Flag(string property) => this[property] is true;

    /// <summary>A number of any width, or 0.</summary>
    public ulong Number64(string property) => CimNumber.ToUInt64(this[property]) ?? 0;

    /// <summary>Changes a value; setting the value that is there changes nothing.</summary>
    public void Set(int index, object? value)
    {
        if (CimValues.AreEqual(Values[index], value))
        {
            return;
        }

        Values[index] = value;
        (_changed ??= []).Add(index);
        Store.IsChanged = true;
    }

    /// <summary>Changes a value that the class may or may not have on this build of Windows.</summary>
    public void SetIfDeclared(string property, object? value)
    {
        if (Class.IndexOf(property) is var index and >= 0)
        {
            Set(index, value);
        }
    }

    /// <summary>A mistake in the instance as it stands in the file.</summary>
    public HostFileException Error(string member, string problem, Exception? inner = null) =>
        new(Store.Document.FilePath, $"{Store.Namespace} {Class.Name} instances[{Number}]{member}", problem, inner);
}
