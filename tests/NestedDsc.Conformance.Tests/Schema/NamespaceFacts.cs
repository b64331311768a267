using NestedDsc.Cim;

namespace NestedDsc.Conformance.Tests.Schema;

/// <summary>What is known of the classes of a namespace.</summary>
/// <param name="Name">Name of the namespace.</param>
internal sealed record NamespaceFacts(string Name)
{
    public Dictionary<string, ClassFact> Classes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A class and those that it derives from, the class first.</summary>
    public IEnumerable<ClassFact> Lineage(string className)
    {
        for (string name = className; Classes.TryGetValue(name, out ClassFact? found); name = found.Superclass)
        {
            yield return found;
        }
    }

    public bool IsA(string className, string ancestor) =>
        Lineage(className).Any(c => string.Equals(c.Name, ancestor, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Classes with those that they derive from, and those whose instances are values of their properties or passed to and from their
    /// methods.
    /// </summary>
    public IReadOnlyCollection<ClassFact> Reachable(IEnumerable<string> classNames)
    {
        var found = new HashSet<ClassFact>();
        var open = new Queue<string>(classNames);
        while (open.TryDequeue(out string? name))
        {
            foreach (ClassFact known in Lineage(name).Where(found.Add))
            {
                foreach (FactType type in known.Properties.Select(static p => p.Type).Where(static t => t.Type is CimType.Instance)
                    .Concat(known.Methods.SelectMany(static m => m.Parameters).Select(static p => p.Type)))
                {
                    open.Enqueue(type.ClassName);
                }
            }
        }

        return found;
    }

    /// <summary>A property of a class, as the class or the nearest ancestor declares it.</summary>
    public PropertyFact? Property(string className, string name) => Lineage(className)
        .SelectMany(static c => c.Properties).FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A method of a class, as the class or the nearest ancestor declares it.</summary>
    public MethodFact? Method(string className, string name) => Lineage(className)
        .SelectMany(static c => c.Methods).FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));
}
