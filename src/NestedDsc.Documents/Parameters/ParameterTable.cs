using System.Text.Json;
using NestedDsc.Documents.Syntax;

namespace NestedDsc.Documents.Parameters;

/// <summary>The parameters of a document with their values.</summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<string, JsonElement?> _values = new(StringComparer.Ordinal);

    private ParameterTable()
    {
    }

    /// <summary>Reads the declarations and gives the parameters their values.</summary>
    /// <param name="entry">The property <c>parameters</c> of the document, if there is one.</param>
    /// <param name="given">Values from outside.</param>
    /// <param name="mistakes">Receives mistakes.</param>
    /// <returns>The parameters.</returns>
    public static ParameterTable Read(Entry? entry, IReadOnlyDictionary<string, JsonElement> given, MistakeList mistakes)
    {
        var table = new ParameterTable();
        if (entry.HasValue() && entry.Value.AsObject("parameters", mistakes) is { } parameters)
        {
            foreach (Entry parameter in parameters.Entries)
            {
                table._values.Add(parameter.Key, Value(parameter, given, mistakes));
            }
        }

        foreach (string name in given.Keys.Where(n => !table._values.ContainsKey(n)).Order(StringComparer.Ordinal))
        {
            mistakes.Add(entry?.Mark ?? new Mark(1, 1), $"A value is given for the parameter '{name}', which the document does not declare.");
        }

        return table;
    }

    /// <summary>Looks a value up.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="value">Its value; <see langword="null"/> if it was reported already that it has none.</param>
    /// <returns><see langword="true"/> if there is such a parameter.</returns>
    public bool TryGet(string name, out JsonElement? value) => _values.TryGetValue(name, out value);

    private static JsonElement? Value(Entry parameter, IReadOnlyDictionary<string, JsonElement> given, MistakeList mistakes)
    {
        string name = parameter.Key;
        if (parameter.Value.AsObject($"The parameter '{name}'", mistakes) is not { } declaration)
        {
            return null;
        }

        var reader = new ParameterDeclaration(name, mistakes);
        if (reader.Rules(declaration) is not { } rules)
        {
            return null;
        }

        JsonElement? standard = reader.Default(declaration, rules);
        if (!given.TryGetValue(name, out JsonElement value))
        {
            if (standard is null)
            {
                mistakes.Add(parameter.Mark, $"The parameter '{name}' has no default, and no value is given for it.");
            }

            return standard;
        }

        if (rules.Check(value) is { } wrong)
        {
            mistakes.Add(parameter.Mark, $"The value that is given for the parameter '{name}' {wrong}.");
        }

        return value;
    }
}
