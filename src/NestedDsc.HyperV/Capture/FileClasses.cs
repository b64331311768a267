using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture;

/// <summary>
/// Makes the declarations of classes from their instances: CIM over MMI hands out instances with all properties and types of their
/// class. What a superclass declares is what all captured classes below it have in common.
/// </summary>
internal static class FileClasses
{
    private static readonly (string Name, string From, string To)[] Associations =
    [
        ("Msvm_SettingsDefineState", "ManagedElement", "SettingData"),
        ("Msvm_VirtualSystemSettingDataComponent", "GroupComponent", "PartComponent"),
        ("Msvm_SnapshotOfVirtualSystem", "Antecedent", "Dependent"),
        ("Msvm_AffectedJobElement", "AffectedElement", "AffectingElement"),
        ("Msvm_EthernetPortSettingDataComponent", "GroupComponent", "PartComponent"),
    ];

    /// <summary>The classes of a namespace, superclasses first.</summary>
    /// <param name="ns">The namespace.</param>
    public static IReadOnlyList<FileClass> Of(CapturedNamespace ns)
    {
        List<FileClass> own = [.. ns.Classes.SelectMany(Own)];
        if (own.Count == 0 || !string.Equals(ns.Name, CimNamespaces.Virtualization, StringComparison.OrdinalIgnoreCase))
        {
            return own;
        }

        return
        [
            .. CaptureCatalog.Bases.Select(b => Base(b.Name, b.Superclass, b.Keys, own)),
            .. own,
            .. Associations.Select(static a => new FileClass(a.Name, "", [a.From, a.To], [Reference(a.From), Reference(a.To)], [])),
        ];
    }

    // The class itself, and classes below it that instances turned out to be of.
    private static IEnumerable<FileClass> Own(CapturedRows captured)
    {
        CapturedClass definition = captured.Definition!;
        var groups = captured.Rows.GroupBy(static r => r.ClassName, StringComparer.OrdinalIgnoreCase).ToList();
        IReadOnlyList<CimObject> exact = [.. groups.Where(g => Same(g.Key, definition.Name)).SelectMany(static g => g)];
        yield return new FileClass(definition.Name, definition.Superclass, definition.Keys, Properties(definition, exact), exact);
        foreach (var derived in groups.Where(g => !Same(g.Key, definition.Name)))
        {
            yield return new FileClass(derived.Key, definition.Name, [], Properties(definition, [.. derived]), [.. derived]);
        }
    }

    private static List<CimProperty> Properties(CapturedClass definition, IReadOnlyList<CimObject> rows)
    {
        var properties = new List<CimProperty>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        properties.AddRange(rows.SelectMany(static r => r.Properties).Where(p => p.Type is not CimType.Instance && seen.Add(p.Name)));

        // An instance tells exactly what its class has: a property that is missing there is one that this build lacks.
        string[] needed = rows.Count == 0 ? [.. definition.Properties.Select(static p => p.Name)] : [.. definition.Keys];
        properties.AddRange(definition.Properties.Where(p => needed.Contains(p.Name, StringComparer.OrdinalIgnoreCase) && seen.Add(p.Name)));
        return properties;
    }

    private static FileClass Base(string name, string superclass, string[] keys, List<FileClass> own)
    {
        FileClass[] below = [.. own.Where(c => c.Rows.Count > 0 && DerivesFrom(c.Superclass, name, own))];
        CimProperty[] common = below.Length == 0 ? [] : [.. below[0].Properties.Where(p => below.All(c => c.Properties.Any(q => SameDeclaration(p, q))))];
        IEnumerable<CimProperty> missing = keys.Where(k => !common.Any(p => Same(p.Name, k))).Select(static k => CimProperty.OfString(k, null));
        return new FileClass(name, superclass, keys, [.. common, .. missing], []);
    }

    private static bool DerivesFrom(string className, string ancestor, List<FileClass> own)
    {
        while (className.Length > 0 && !Same(className, ancestor))
        {
            className = CaptureCatalog.Bases.FirstOrDefault(b => Same(b.Name, className)) is { Name: not null } found
                ? found.Superclass
                : own.Find(c => Same(c.Name, className))?.Superclass ?? "";
        }

        return className.Length > 0;
    }

    private static bool SameDeclaration(CimProperty left, CimProperty right) =>
        Same(left.Name, right.Name) && left.Type == right.Type && left.IsArray == right.IsArray;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static CimProperty Reference(string name) => CimProperty.OfReference(name, null);
}
