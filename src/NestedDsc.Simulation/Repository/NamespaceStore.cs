using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>A namespace: its classes in the order of the file.</summary>
internal sealed class NamespaceStore(string name)
{
    private readonly Dictionary<string, ClassStore> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ClassDefinition> _implicit = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ClassStore> _classes = [];

    public string Name { get; } = name;

    public IReadOnlyList<ClassStore> Classes => _classes;

    /// <summary>The namespace as it is seen without a class and those derived from it. Instances are the same.</summary>
    public NamespaceStore Without(string className)
    {
        var view = new NamespaceStore(Name);
        foreach (ClassStore store in _classes.Where(c => !c.Definition.IsA(className)))
        {
            view.Add(store);
        }

        foreach (ClassDefinition definition in _implicit.Values)
        {
            view.AddImplicit(definition);
        }

        return view;
    }

    public void Add(ClassStore store)
    {
        _byName.Add(store.Definition.Name, store);
        _classes.Add(store);
    }

    /// <summary>Notes a class that is only named as a superclass.</summary>
    public void AddImplicit(ClassDefinition definition) => _implicit.TryAdd(definition.Name, definition);

    public ClassStore? Find(string className) => _byName.GetValueOrDefault(className);

    /// <summary>The declaration of a class, also of one that is only named as a superclass.</summary>
    public ClassDefinition? Definition(string className) =>
        Find(className)?.Definition ?? _implicit.GetValueOrDefault(className);

    /// <summary>The class and the classes derived from it, in the order of the file.</summary>
    public IEnumerable<ClassStore> Deep(string className) => _classes.Where(c => c.Definition.IsA(className));

    /// <summary>Finds an instance of the path's class or of a class derived from it.</summary>
    public InstanceRow? FindInstance(CimPath path)
    {
        if (Find(path.ClassName)?.Find(path) is { } exact)
        {
            return exact;
        }

        foreach (ClassStore derived in Deep(path.ClassName))
        {
            if (derived.Find(path with { ClassName = derived.Definition.Name }) is { } row)
            {
                return row;
            }
        }

        return null;
    }
}
