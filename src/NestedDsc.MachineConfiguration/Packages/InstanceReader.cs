using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.Documents;
using NestedDsc.MachineConfiguration.Classes;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>Makes instances of a package of those of a configuration. Wrong desired state ends here, not on every machine.</summary>
/// <param name="findMistakes">Reads a desired state as its resource does, by the type, and gives the mistakes, each with its place.</param>
public sealed class InstanceReader(Func<string, JsonElement, IReadOnlyList<string>> findMistakes)
{
    /// <summary>Reads a document's instances.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The instances, in its order.</returns>
    /// <exception cref="PackageException">An instance is not ours, has mistakes, or means the same object as another.</exception>
    public IReadOnlyList<PackageInstance> Read(ConfigurationDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var mistakes = new List<string>();
        if (document.Resources.Count == 0)
        {
            mistakes.Add($"{document.Path}: it has no instances.");
        }

        IReadOnlyList<string> ids = PackageNames.Ids(document.Resources.Select(static r => r.Name));
        var resourceIds = new Dictionary<string, string>(StringComparer.Ordinal);
        var instances = new List<PackageInstance>();
        foreach ((ConfiguredResource resource, string id) in document.Resources.Zip(ids))
        {
            string place = $"{resource.Location}: '{resource.Name}'";
            if (ResourceClasses.ForType(resource.Type) is not { } type)
            {
                mistakes.Add(UnknownType(place, resource.Type));
                continue;
            }

            string[] found = [.. Check(type, resource.Properties)];
            mistakes.AddRange(found.Select(mistake => $"{place}: {mistake}"));
            var instance = new PackageInstance(
                id, type, found.Length > 0 ? resource.Properties : Given(resource.Properties), [.. resource.DependsOn.Select(name => resourceIds.GetValueOrDefault(name, name))]);
            resourceIds[resource.Name] = instance.ResourceId;
            if (instances.Find(other => MeanTheSame(other, instance)) is { } other)
            {
                mistakes.Add($"{place}: it means the same object as '{other.Id}'; one instance must say all of it.");
            }

            instances.Add(instance);
        }

        return mistakes.Count > 0 ? throw new PackageException(mistakes) : instances;
    }

    /// <summary>Reads a single instance.</summary>
    /// <param name="type">Type of its resource.</param>
    /// <param name="properties">The desired state.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="PackageException">It is not ours, or has mistakes.</exception>
    public PackageInstance Read(string type, JsonElement properties)
    {
        ResourceClass resource = ResourceClasses.ForType(type) ?? throw new PackageException(UnknownType($"'{type}'", type));
        string[] mistakes = [.. Check(resource, properties)];
        return mistakes.Length > 0 ? throw new PackageException(mistakes) : new PackageInstance("instance", resource, Given(properties), []);
    }

    private static string UnknownType(string place, string type) =>
        $"{place}: the resource {type} can't be in a package; there are {string.Join(", ", ResourceClasses.All.Select(static c => c.Type))}.";

    private IEnumerable<string> Check(ResourceClass type, JsonElement properties)
    {
        IReadOnlyList<string> mistakes = findMistakes(type.Type, properties);
        if (mistakes.Count > 0 || properties.ValueKind is not JsonValueKind.Object)
        {
            return mistakes;
        }

        return properties.EnumerateObject().Where(static p => p.Value.ValueKind is not JsonValueKind.Null).SelectMany(property => Check(type, property));
    }

    // Null means left out, which a MOF can only say by leaving out.
    private static JsonElement Given(JsonElement properties)
    {
        if (properties.ValueKind is not JsonValueKind.Object
            || !properties.EnumerateObject().Any(static p => p.Value.ValueKind is JsonValueKind.Null or JsonValueKind.Object))
        {
            return properties;
        }

        var given = JsonObject.Create(properties)!;
        RemoveNulls(given);
        return JsonElement.Parse(given.ToJsonString());
    }

    private static void RemoveNulls(JsonObject value)
    {
        foreach ((string name, JsonNode? member) in value.ToArray())
        {
            if (member is null)
            {
                value.Remove(name);
            }
            else if (member is JsonObject part)
            {
                RemoveNulls(part);
            }
        }
    }

    // What the resource would accept, as part of an answer of its own, but no policy can want.
    private static IEnumerable<string> Check(ResourceClass type, JsonProperty property)
    {
        if (type.Settable.FirstOrDefault(p => property.NameEquals(p.JsonName)) is not { } settable)
        {
            yield return $"/{property.Name}: it is only reported and can't be wanted; leave it out.";
        }
        else if (settable.Kind is PropertyKind.TextList && property.Value.GetArrayLength() == 0)
        {
            yield return $"/{property.Name}: an empty list can't be told from one that is left out; leave it out.";
        }
        else if (settable.Kind is PropertyKind.Text && property.Value.ValueEquals(""))
        {
            yield return $"/{property.Name}: an empty text can't be told from one that is left out; leave it out.";
        }
    }

    private static bool MeanTheSame(PackageInstance one, PackageInstance other) =>
        one.Class == other.Class
        && one.Properties.ValueKind is JsonValueKind.Object
        && other.Properties.ValueKind is JsonValueKind.Object
        && one.Class.Properties.Where(static p => p.IsIdentity).All(p =>
            string.Equals(Identity(one, p), Identity(other, p), StringComparison.OrdinalIgnoreCase));

    private static string? Identity(PackageInstance instance, ClassProperty property) =>
        instance.Properties.TryGetProperty(property.JsonName, out JsonElement value) ? value.GetRawText() : null;
}
