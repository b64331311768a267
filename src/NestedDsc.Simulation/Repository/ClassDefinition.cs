using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>A class with the properties that it declares and inherits; inherited ones stand first.</summary>
internal sealed class ClassDefinition
{
    // Made when it is needed: of a host's classes, a start touches few.
    private Dictionary<string, int>? _indexes;

    /// <param name="name">Name of the class.</param>
    /// <param name="superclass">The class that it derives from.</param>
    /// <param name="keys">Names of the keys; if there are none, the superclass's.</param>
    /// <param name="own">Properties that the class itself declares; one that the superclass has too replaces it.</param>
    /// <param name="isImplicit">Whether the class is only named as a superclass, so that its properties are unknown.</param>
    public ClassDefinition(
        string name, ClassDefinition? superclass, IReadOnlyList<string> keys, IReadOnlyList<PropertyDefinition> own, bool isImplicit = false)
    {
        Name = name;
        Superclass = superclass;
        IsImplicit = isImplicit;
        Properties = superclass is { Properties.Length: > 0 } ? Merge(superclass, own) : [.. own];
        KeyIndexes = keys.Count > 0 ? [.. keys.Select(PlaceOf)] : superclass?.KeyIndexes ?? [];
    }

    public string Name { get; }

    public ClassDefinition? Superclass { get; }

    public bool IsImplicit { get; }

    public PropertyDefinition[] Properties { get; }

    /// <summary>Places of the key properties in <see cref="Properties"/>; −1 for a key that no declaration has.</summary>
    public int[] KeyIndexes { get; }

    /// <summary>The place of a property, or −1.</summary>
    public int IndexOf(string property) => (_indexes ??= Indexes()).GetValueOrDefault(property, -1);

    /// <summary>Whether the class is the named one or derives from it.</summary>
    public bool IsA(string className)
    {
        for (ClassDefinition? definition = this; definition is not null; definition = definition.Superclass)
        {
            if (string.Equals(definition.Name, className, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The path of an instance with the given values.</summary>
    public CimPath PathOf(string ns, object?[] values) =>
        new(ns, Name, [.. KeyIndexes.Select(i => Properties[i].With(values[i]))]);

    private static PropertyDefinition[] Merge(ClassDefinition superclass, IReadOnlyList<PropertyDefinition> own)
    {
        List<PropertyDefinition> properties = [.. superclass.Properties];
        foreach (PropertyDefinition property in own)
        {
            if (superclass.IndexOf(property.Name) is var index and >= 0)
            {
                properties[index] = property;
            }
            else
            {
                properties.Add(property);
            }
        }

        return [.. properties];
    }

    private int PlaceOf(string key) => Array.FindIndex(Properties, p => string.Equals(p.Name, key, StringComparison.OrdinalIgnoreCase));

    private Dictionary<string, int> Indexes()
    {
        var indexes = new Dictionary<string, int>(Properties.Length, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < Properties.Length; i++)
        {
            indexes.Add(Properties[i].Name, i);
        }

        return indexes;
    }
}
