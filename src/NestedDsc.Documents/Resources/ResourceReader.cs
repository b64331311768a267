using System.Runtime.InteropServices;
using System.Text.Json;
using NestedDsc.Documents.Expressions;
using NestedDsc.Documents.Parameters;
using NestedDsc.Documents.Syntax;

namespace NestedDsc.Documents.Resources;

/// <summary>Reads the instances of a document.</summary>
/// <param name="parameters">The document's parameters.</param>
/// <param name="mistakes">Receives mistakes.</param>
internal sealed class ResourceReader(ParameterTable parameters, MistakeList mistakes)
{
    // One large value that is used over and over would be more than any document holds.
    private const int MostReplaced = 2 * SourceFile.LargestSize;

    private static readonly string[] EngineTypes = ["Microsoft.DSC/", "Microsoft.Adapter/", "Microsoft.Windows/WindowsPowerShell"];

    private int _replaced;

    /// <summary>Reads an instance.</summary>
    /// <param name="node">The instance.</param>
    /// <returns>The instance; <see langword="null"/> if it has no name or type.</returns>
    public ResourceEntry? Read(Node node)
    {
        if (node.AsObject("A resource", mistakes) is not { } resource)
        {
            return null;
        }

        foreach (Entry entry in resource.Entries)
        {
            CheckKey(entry);
        }

        Scalar? name = Required(resource, "name");
        Scalar? type = Required(resource, "type");
        CheckType(type);
        JsonElement properties = Properties(resource.Find("properties"));
        var references = References(resource.Find("dependsOn")).ToList();
        return name is null || type is null
            ? null
            : new ResourceEntry(
                new ConfiguredResource(name.Text, type.Text, properties, [.. references.Select(static r => r.Name)], mistakes.At(node.Mark)),
                references);
    }

    private void CheckKey(Entry entry)
    {
        switch (entry.Key)
        {
            case "name" or "type" or "properties" or "dependsOn" or "metadata" or "comments" or "tags" or "location":
                break;
            case "directives":
                Directives.Check(entry, mistakes);
                break;
            case "resources":
                mistakes.Add(entry.Mark, $"Nested resources: {Advice.UseEngine}");
                break;
            case "condition" or "copy" or "kind" or "identity" or "sku" or "scope" or "plan" or "zones" or "managedBy" or "existing"
                or "apiVersion" or "requireVersion" or "requireAdapter" or "securityContext":
                mistakes.Add(entry.Mark, $"'{entry.Key}' of a resource: {Advice.UseEngine}");
                break;
            default:
                mistakes.Add(entry.Mark, $"A resource has no property {new Scalar(ScalarKind.Text, entry.Key, entry.Mark).Describe()}.");
                break;
        }
    }

    private Scalar? Required(Mapping resource, string key)
    {
        if (resource.Find(key) is not { } entry)
        {
            mistakes.Add(resource.Mark, $"The resource has no {key}.");
            return null;
        }

        if (entry.Value.AsText($"The {key} of a resource", mistakes) is not { } text)
        {
            return null;
        }

        if (text.Text.Length == 0)
        {
            mistakes.Add(text.Mark, $"The {key} of a resource is empty.");
            return null;
        }

        if (Expression.Is(text.Text))
        {
            mistakes.Add(text.Mark, Advice.About(text));
        }

        return text with { Text = Expression.Unescape(text.Text) };
    }

    private void CheckType(Scalar? type)
    {
        if (type is null || Expression.Is(type.Text))
        {
            return;
        }

        if (!ResourceTypeName.IsValid(type.Text))
        {
            mistakes.Add(type.Mark, $"{type.Describe()} is no resource type. One looks like 'Owner/Name'.");
        }
        else if (EngineTypes.Any(t => type.Text.StartsWith(t, StringComparison.OrdinalIgnoreCase)))
        {
            mistakes.Add(type.Mark, $"{type.Describe()} is a group or an adapter. {Advice.UseEngine}");
        }
    }

    private JsonElement Properties(Entry? entry)
    {
        Mapping? properties = entry.HasValue() ? entry.Value.AsObject("The properties of a resource", mistakes) : null;
        CheckNames(properties);
        return NodeJson.ToJson(properties ?? new Mapping([], default), Replace);
    }

    private void CheckNames(Node? node)
    {
        foreach (Entry entry in (node as Mapping)?.Entries ?? [])
        {
            if (Expression.Is(entry.Key))
            {
                mistakes.Add(entry.Mark, Advice.About(new Scalar(ScalarKind.Text, entry.Key, entry.Mark)));
            }

            CheckNames(entry.Value);
        }

        foreach (Node item in (node as Sequence)?.Items ?? [])
        {
            CheckNames(item);
        }
    }

    private JsonElement? Replace(Scalar text)
    {
        if (!Expression.Is(text.Text))
        {
            return text.Text.StartsWith("[[", StringComparison.Ordinal)
                ? NodeJson.ToJson(text with { Text = Expression.Unescape(text.Text) })
                : null;
        }

        if (!text.Text.StartsWith('[') || Expression.Parse(text.Text) is not { Function: "parameters", Arguments: [var name] })
        {
            mistakes.Add(text.Mark, Advice.About(text));
            return null;
        }

        if (!parameters.TryGet(name, out JsonElement? value))
        {
            mistakes.Add(text.Mark, $"There is no parameter {new Scalar(ScalarKind.Text, name, text.Mark).Describe()}.");
        }

        return value is { } found && Fits(found, text.Mark) ? found : null;
    }

    private bool Fits(JsonElement value, Mark mark)
    {
        if (_replaced > MostReplaced)
        {
            return false;
        }

        _replaced += JsonMarshal.GetRawUtf8Value(value).Length;
        if (_replaced > MostReplaced)
        {
            mistakes.Add(mark, $"The document grows larger than {MostReplaced / (1024 * 1024)} MB here by values of parameters.");
        }

        return _replaced <= MostReplaced;
    }

    private IEnumerable<(string Type, string Name, Mark Mark)> References(Entry? entry)
    {
        if (!entry.HasValue() || entry.Value.AsList("dependsOn", mistakes) is not { } list)
        {
            yield break;
        }

        foreach (Scalar? item in list.Items.Select(i => i.AsText("What a resource depends on", mistakes)).Where(static t => t is not null))
        {
            if (Expression.Is(item!.Text)
                && Expression.Parse(item.Text) is { Function: "resourceId", Arguments: [var type, var name] })
            {
                yield return (type, name, item.Mark);
            }
            else
            {
                mistakes.Add(item.Mark, $"{item.Describe()} is no reference to a resource. One looks like \"[resourceId('Owner/Name', 'name of the instance')]\".");
            }
        }
    }
}
