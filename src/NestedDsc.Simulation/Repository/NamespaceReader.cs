using System.Text.Json;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>Reads namespaces and class declarations.</summary>
internal static class NamespaceReader
{
    public static void Read(ref JsonScan scan, HostDocument document)
    {
        scan.Expect(JsonTokenType.StartObject, "$.namespaces", "an object");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (scan.NextName("$.namespaces", seen) is { } name)
        {
            document.Add(ReadNamespace(ref scan, document, name));
        }
    }

    private static NamespaceStore ReadNamespace(ref JsonScan scan, HostDocument document, string ns)
    {
        var declared = new Dictionary<string, Declaration>(StringComparer.OrdinalIgnoreCase);
        var order = new List<Declaration>();
        var properties = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        scan.Expect(JsonTokenType.StartObject, ns, "an object of classes");
        while (scan.NextName(ns, seen) is { } className)
        {
            Declaration declaration = ReadClass(ref scan, new Place(ns, className), properties);
            declared.Add(className, declaration);
            order.Add(declaration);
        }

        var store = new NamespaceStore(ns);
        var resolved = new Dictionary<string, ClassDefinition>(StringComparer.OrdinalIgnoreCase);
        foreach (Declaration declaration in order)
        {
            ClassDefinition definition = Resolve(declaration.Name, declared, resolved, store, scan, new Place(ns, declaration.Name), 0);
            var classStore = new ClassStore(document, ns, definition, declaration.Layout);
            classStore.Load(declaration.Instances);
            store.Add(classStore);
        }

        return store;
    }

    private static Declaration ReadClass(ref JsonScan scan, Place place, HashSet<string> properties)
    {
        var declaration = new Declaration { Name = place.Class };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        scan.Expect(JsonTokenType.StartObject, place, "an object");
        int lastEnd = scan.Position;
        TextRange? instances = null;
        while (scan.NextName(place, seen) is { } name)
        {
            switch (name)
            {
                case "superclass":
                    declaration.Superclass = scan.Text(place, "superclass");
                    break;
                case "keys":
                    declaration.Keys = scan.Texts(place with { Property = ".keys" });
                    break;
                case "properties":
                    properties.Clear();
                    ReadProperties(ref scan, declaration, place with { Property = ".properties" }, properties);
                    break;
                case "instances":
                    instances = ReadInstances(ref scan, declaration, place with { Property = ".instances" });
                    break;
                default:
                    throw scan.Error(place, $"unknown property \"{name}\"");
            }

            lastEnd = scan.Position;
        }

        declaration.Layout = new ClassLayout(instances, lastEnd, seen.Count == 0);
        return declaration;
    }

    private static void ReadProperties(ref JsonScan scan, Declaration declaration, Place place, HashSet<string> seen)
    {
        scan.Expect(JsonTokenType.StartObject, place, "an object");
        while (scan.NextName(place, seen) is { } name)
        {
            string text = scan.Text(place, name);
            if (!TypeNames.TryParse(text, out CimType type, out bool isArray))
            {
                throw scan.Error($"{place}.{name}", $"\"{text}\" is no CIM type");
            }

            declaration.Properties.Add(new PropertyDefinition(name, type, isArray));
        }
    }

    private static TextRange ReadInstances(ref JsonScan scan, Declaration declaration, Place place)
    {
        scan.Expect(JsonTokenType.StartArray, place, "an array");
        int start = scan.Position - 1;
        while (scan.NextElement(JsonTokenType.StartObject, place, "an array of objects") is { } instance)
        {
            declaration.Instances.Add(instance);
        }

        return new TextRange(start, scan.Position - start);
    }

    private static ClassDefinition Resolve(
        string name, Dictionary<string, Declaration> declared, Dictionary<string, ClassDefinition> resolved, NamespaceStore store,
        JsonScan scan, Place place, int depth)
    {
        if (resolved.TryGetValue(name, out ClassDefinition? known))
        {
            return known;
        }

        if (depth > declared.Count)
        {
            throw scan.Error(place, "the class derives from itself");
        }

        ClassDefinition definition;
        if (declared.TryGetValue(name, out Declaration? declaration))
        {
            ClassDefinition? superclass = declaration.Superclass.Length == 0
                ? null
                : Resolve(declaration.Superclass, declared, resolved, store, scan, place, depth + 1);
            definition = new ClassDefinition(declaration.Name, superclass, declaration.Keys, declaration.Properties);
            if (Array.IndexOf(definition.KeyIndexes, -1) >= 0)
            {
                throw scan.Error($"{place}.keys", "a key is not among the class's properties");
            }
        }
        else
        {
            definition = new ClassDefinition(name, superclass: null, [], [], isImplicit: true);
            store.AddImplicit(definition);
        }

        resolved.Add(name, definition);
        return definition;
    }

    private sealed class Declaration
    {
        public required string Name { get; init; }

        public string Superclass { get; set; } = "";

        public List<string> Keys { get; set; } = [];

        public List<PropertyDefinition> Properties { get; } = [];

        public List<TextRange> Instances { get; } = [];

        public ClassLayout Layout { get; set; }
    }
}
