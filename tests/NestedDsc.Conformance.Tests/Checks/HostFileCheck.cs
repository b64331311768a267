using System.Globalization;
using System.Text.Json;
using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Schema;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds the file of a host to the facts, for the build that it says to have.</summary>
internal sealed class HostFileCheck(NameCheck names)
{
    /// <param name="json">The file.</param>
    /// <param name="name">Name of the file, for people.</param>
    public void Check(ReadOnlyMemory<byte> json, string name)
    {
        using var document = JsonDocument.Parse(json);
        JsonElement namespaces = document.RootElement.GetProperty("namespaces");
        var site = new Site(name, BuildOf(namespaces));
        foreach (JsonProperty ns in namespaces.EnumerateObject())
        {
            if (names.Namespace(ns.Name, site) is { } known)
            {
                Dictionary<string, JsonElement> classes = ns.Value.EnumerateObject()
                    .ToDictionary(static c => c.Name, static c => c.Value, StringComparer.OrdinalIgnoreCase);
                foreach ((string className, JsonElement declaration) in classes)
                {
                    Class(known, classes, className, declaration, site);
                }
            }
        }
    }

    /// <summary>The build that a host says to have.</summary>
    public static int BuildOf(JsonElement namespaces) => int.Parse(
        namespaces.EnumerateObject().First(static n => string.Equals(n.Name, CimNamespaces.Cimv2, StringComparison.OrdinalIgnoreCase))
            .Value.GetProperty("Win32_OperatingSystem").GetProperty("instances")[0].GetProperty("BuildNumber").GetString()!,
        CultureInfo.InvariantCulture);

    private static string Superclass(JsonElement declaration) =>
        declaration.TryGetProperty("superclass", out JsonElement superclass) ? superclass.GetString()! : "";

    private static IEnumerable<string> Keys(JsonElement declaration) =>
        declaration.TryGetProperty("keys", out JsonElement keys) ? keys.EnumerateArray().Select(static k => k.GetString()!) : [];

    private void Class(NamespaceFacts known, Dictionary<string, JsonElement> classes, string className, JsonElement declaration, Site site)
    {
        if (names.Class(known.Name, className, site) is not { } fact)
        {
            return;
        }

        string superclass = Superclass(declaration);
        names.Ledger.Hold($"{known.Name}:{className} : {fact.Superclass}", string.Equals(superclass, fact.Superclass, StringComparison.OrdinalIgnoreCase)
            ? null
            : new Contradiction(className, $"derives from '{fact.Superclass}', not '{superclass}'", site.Place, fact.Source));
        List<JsonElement> lineage = [declaration];
        for (string name = superclass; classes.TryGetValue(name, out JsonElement ancestor) && lineage.Count <= classes.Count; name = Superclass(ancestor))
        {
            lineage.Add(ancestor);
        }

        new PathCheck(names).Keys(known.Name, fact, [.. lineage.SelectMany(Keys)], site);
        if (declaration.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                Property(known, className, property, site);
            }
        }

        if (declaration.TryGetProperty("instances", out JsonElement instances) && instances.GetArrayLength() > 0)
        {
            names.Ledger.Hold($"{known.Name}:{className} has instances of its own", fact.IsAbstract
                ? new Contradiction(className, "is abstract and can't have instances", site.Place, fact.Source)
                : null);
            foreach (JsonElement instance in instances.EnumerateArray())
            {
                Instance(known, className, instance, site);
            }
        }
    }

    private void Property(NamespaceFacts known, string className, JsonProperty property, Site site)
    {
        string text = property.Value.GetString()!;
        var type = FactType.Parse(text);
        if (names.Property(known.Name, className, new CimProperty(property.Name, type.Type, null, type.IsArray), site) is not { } fact
            || type.ClassName.Length == 0 || fact.Type.ClassName.Length == 0)
        {
            return;
        }

        // The file may name a more special class than the schema, which declares associations between general ones.
        names.Ledger.Hold($"{known.Name}:{className}.{property.Name} refers to {fact.Type.ClassName}", known.IsA(type.ClassName, fact.Type.ClassName)
            ? null
            : new Contradiction($"{className}.{property.Name}", $"refers to {fact.Type.ClassName}, not {type.ClassName}", site.Place, fact.Source));
    }

    private void Instance(NamespaceFacts known, string className, JsonElement instance, Site site)
    {
        foreach ((string name, (string value, string source)) in known.Classes[className].Values)
        {
            string? actual = instance.TryGetProperty(name, out JsonElement found) ? found.GetString() : null;
            names.Ledger.Hold($"{known.Name}:{className}.{name} = {value}", string.Equals(actual, value, StringComparison.Ordinal)
                ? null
                : new Contradiction($"{className}.{name}", $"is '{value}', not '{actual}'", site.Place, source));
        }

        foreach (JsonProperty property in instance.EnumerateObject())
        {
            if (names.Property(known.Name, className, property.Name, site) is not { } fact || property.Value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            JsonElement[] values = property.Value.ValueKind is JsonValueKind.Array ? [.. property.Value.EnumerateArray()] : [property.Value];
            foreach (JsonElement value in values)
            {
                Value(known, $"{className}.{property.Name}", fact, value, site);
            }
        }
    }

    private void Value(NamespaceFacts known, string subject, PropertyFact fact, JsonElement value, Site site)
    {
        if (value.ValueKind is JsonValueKind.String)
        {
            new ValueCheck(names).Check(known.Name, value.GetString(), fact.Type.ClassName, subject, site);
        }

        bool fits = fact.Type.Type switch
        {
            CimType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            CimType.String or CimType.DateTime or CimType.Reference or CimType.Char16 => value.ValueKind is JsonValueKind.String,
            CimType.Instance => value.ValueKind is JsonValueKind.Object,
            CimType.UInt64 or CimType.SInt64 => value.ValueKind is JsonValueKind.Number or JsonValueKind.String,
            _ => value.ValueKind is JsonValueKind.Number,
        };
        names.Ledger.Hold($"{known.Name}:{subject} is {fact.Type}", fits || value.ValueKind is JsonValueKind.Null
            ? null
            : new Contradiction(subject, $"is {fact.Type}, not {value.GetRawText()}", site.Place, fact.Source));
    }
}
