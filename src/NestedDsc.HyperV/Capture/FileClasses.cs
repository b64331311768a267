using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture;

/// <summary>
/// Makes the declarations of classes from their instances: CIM over MMI hands out instances with all properties and types of their
/// class. Of a superclass there is only what derives from it: its keys stand there, and all other properties where the instances are.
/// </summary>
internal static class FileClasses
{
    private const string Element = "CIM_ManagedElement";

    // With the superclass that declares the ends, and their classes.
    private static readonly (string Name, string Superclass, (string Name, string Class) From, (string Name, string Class) To)[] Associations =
    [
        ("Msvm_SettingsDefineState", "CIM_SettingsDefineState", ("ManagedElement", Element), ("SettingData", "CIM_SettingData")),
        ("Msvm_VirtualSystemSettingDataComponent", "CIM_VirtualSystemSettingDataComponent",
            ("GroupComponent", "CIM_VirtualSystemSettingData"), ("PartComponent", "CIM_ResourceAllocationSettingData")),
        ("Msvm_SnapshotOfVirtualSystem", "CIM_SnapshotOfVirtualSystem",
            ("Antecedent", "CIM_ComputerSystem"), ("Dependent", "CIM_VirtualSystemSettingData")),
        ("Msvm_AffectedJobElement", "CIM_AffectedJobElement", ("AffectedElement", Element), ("AffectingElement", "CIM_Job")),
        ("Msvm_EthernetPortSettingDataComponent", "CIM_Component",
            ("GroupComponent", "Msvm_EthernetPortAllocationSettingData"), ("PartComponent", "Msvm_EthernetSwitchPortFeatureSettingData")),
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
            .. CaptureCatalog.Bases.Select(static b => new FileClass(b.Name, b.Superclass, b.Keys, [.. b.Keys.Select(static k => CimProperty.OfString(k, null))], [])),
            .. own,
            .. Associations.Select(static a => new FileClass(
                a.Name, a.Superclass, [a.From.Name, a.To.Name], [Reference(a.From), Reference(a.To)], [])),
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

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static CimProperty Reference((string Name, string Class) end) =>
        CimProperty.OfReference(end.Name, CimPath.OfClass(CimNamespaces.Virtualization, end.Class));
}
