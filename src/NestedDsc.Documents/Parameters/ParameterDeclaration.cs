using System.Text.Json;
using NestedDsc.Documents.Expressions;
using NestedDsc.Documents.Syntax;

namespace NestedDsc.Documents.Parameters;

/// <summary>Reads the declaration of a parameter.</summary>
/// <param name="name">Name of the parameter.</param>
/// <param name="mistakes">Receives mistakes.</param>
internal sealed class ParameterDeclaration(string name, MistakeList mistakes)
{
    /// <summary>Reads what the value has to be.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <returns>The rules; <see langword="null"/> if they can't be read.</returns>
    public ParameterRules? Rules(Mapping declaration)
    {
        foreach (Entry entry in declaration.Entries.Where(static e => !IsKnown(e.Key)))
        {
            mistakes.Add(entry.Mark, $"A parameter has no property '{entry.Key}'.");
        }

        if (declaration.Find("type") is not { } typeEntry)
        {
            mistakes.Add(declaration.Mark, $"The parameter '{name}' has no type.");
            return null;
        }

        if (Type(typeEntry) is not { } type)
        {
            return null;
        }

        bool number = type == ParameterType.Integer;
        bool length = type is ParameterType.Text or ParameterType.List;
        var rules = new ParameterRules(
            type, null, Bound(declaration, "minValue", number), Bound(declaration, "maxValue", number),
            Bound(declaration, "minLength", length), Bound(declaration, "maxLength", length));
        return rules with { AllowedValues = Allowed(declaration.Find("allowedValues"), rules) };
    }

    /// <summary>Reads the default.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="rules">What the value has to be.</param>
    /// <returns>The default; <see langword="null"/> if there is none.</returns>
    public JsonElement? Default(Mapping declaration, ParameterRules rules)
    {
        if (!declaration.Find("defaultValue").HasValue() || declaration.Find("defaultValue") is not { Value: { } node })
        {
            return null;
        }

        JsonElement value = Literal(node);
        if (rules.Check(value) is { } wrong)
        {
            mistakes.Add(node.Mark, $"The default of the parameter '{name}' {wrong}.");
        }

        return value;
    }

    private static bool IsKnown(string key) => key
        is "type" or "defaultValue" or "allowedValues" or "minValue" or "maxValue" or "minLength" or "maxLength" or "description" or "metadata";

    private ParameterType? Type(Entry entry)
    {
        if (entry.Value.AsText("The type of a parameter", mistakes) is not { } text)
        {
            return null;
        }

        switch (text.Text)
        {
            case "string": return ParameterType.Text;
            case "int": return ParameterType.Integer;
            case "bool": return ParameterType.Boolean;
            case "object": return ParameterType.Object;
            case "array": return ParameterType.List;
            case "secureString" or "secureObject":
                mistakes.Add(text.Mark, $"Secrets are left to the engine: use 'dsc config test' for a document with a {text.Text}.");
                return null;
            default:
                mistakes.Add(text.Mark, $"{text.Describe()} is no type of parameters. It is one of string, int, bool, object, array.");
                return null;
        }
    }

    private long? Bound(Mapping declaration, string key, bool applies)
    {
        if (!declaration.Find(key).HasValue() || declaration.Find(key) is not { Value: { } node })
        {
            return null;
        }

        if (node is Scalar { Kind: ScalarKind.Integer } number && long.TryParse(number.Text, out long value))
        {
            if (!applies)
            {
                mistakes.Add(node.Mark, $"{key} says nothing about a parameter of this type.");
            }

            return value;
        }

        mistakes.Add(node.Mark, $"{key} must be a whole number, not {node.Describe()}.");
        return null;
    }

    private List<JsonElement>? Allowed(Entry? entry, ParameterRules rules)
    {
        if (!entry.HasValue() || entry.Value.AsList("allowedValues", mistakes) is not { } list)
        {
            return null;
        }

        var allowed = new List<JsonElement>();
        foreach (Node item in list.Items)
        {
            JsonElement value = Literal(item);
            allowed.Add(value);
            if (rules.CheckType(value) is { } wrong)
            {
                mistakes.Add(item.Mark, $"An allowed value of the parameter '{name}' {wrong}.");
            }
        }

        return allowed;
    }

    private JsonElement Literal(Node node) => NodeJson.ToJson(node, text =>
    {
        if (Expression.Is(text.Text))
        {
            mistakes.Add(text.Mark, Advice.About(text));
        }

        return null;
    });
}
