using System.Text.Json;
using NestedDsc.Conformance.Tests.Running;
using NestedDsc.Conformance.Tests.Schema;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>
/// Holds hosts' files to have what the product reads of them: a property that the build of the host has, and that is asked for, must not
/// be missing, or nobody would see what comes of its value.
/// </summary>
internal sealed class CompletenessCheck(NameCheck names)
{
    public void Check(Course course)
    {
        (string Namespace, string ClassName, string Property)[] reads =
            [.. course.Recordings.SelectMany(static r => r.Reads).Select(static r => (r.Namespace, r.ClassName, r.Property)).Distinct()];
        foreach (string file in Course.Hosts())
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            JsonElement namespaces = document.RootElement.GetProperty("namespaces");
            int build = HostFileCheck.BuildOf(namespaces);
            foreach ((string ns, string className, string property) in reads)
            {
                if (namespaces.EnumerateObject().FirstOrDefault(n => Same(n.Name, ns)) is { Value.ValueKind: JsonValueKind.Object } known)
                {
                    Property(known.Value, ns, className, property, new Site(Path.GetFileName(file), build));
                }
            }
        }
    }

    private static bool Declares(JsonElement classes, string className, string property)
    {
        for (string name = className; classes.TryGetProperty(name, out JsonElement declaration);
            name = declaration.TryGetProperty("superclass", out JsonElement superclass) ? superclass.GetString()! : "")
        {
            if (declaration.TryGetProperty("properties", out JsonElement properties) && properties.EnumerateObject().Any(p => Same(p.Name, property)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private void Property(JsonElement classes, string ns, string className, string property, Site site)
    {
        PropertyFact? fact = names.Namespace(ns, site)?.Property(className, property);
        if (classes.TryGetProperty(className, out _) && fact?.Builds.Has(site.Build!.Value) == true)
        {
            names.Ledger.Hold($"{ns}:{className}.{property} on {site.Build}", Declares(classes, className, property)
                ? null
                : new Contradiction($"{className}.{fact.Name}", $"is read, and build {site.Build} has it, but the host's file does not", site.Place, fact.Source));
        }
    }
}
