using System.Globalization;
using System.Text.Json.Nodes;

namespace NestedDsc.MachineConfiguration.Mof;

/// <summary>Reads the part of MOF that configurations use: instances with plain values and arrays of them.</summary>
public sealed class MofReader
{
    private readonly MofScanner _scanner;

    private MofReader(string text) => _scanner = new MofScanner(text);

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The instances, in the order of the file.</returns>
    /// <exception cref="MofException">It is not MOF, or more than instances with plain values.</exception>
    public static IReadOnlyList<MofInstance> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new MofReader(text);
        var instances = new List<MofInstance>();
        while (!reader._scanner.AtEnd)
        {
            instances.Add(reader.Instance());
        }

        return instances;
    }

    private MofInstance Instance()
    {
        _scanner.Expect("instance");
        _scanner.Expect("of");
        string className = _scanner.Identifier();
        string? alias = null;
        if (_scanner.Accept("as"))
        {
            _scanner.Expect('$');
            alias = "$" + _scanner.Identifier();
        }

        var properties = new List<KeyValuePair<string, JsonNode?>>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        _scanner.Expect('{');
        while (!_scanner.Accept('}'))
        {
            string name = _scanner.Identifier();
            if (!names.Add(name))
            {
                throw _scanner.Mistake($"the property '{name}' is there twice");
            }

            _scanner.Expect('=');
            properties.Add(new(name, Value()));
            _scanner.Expect(';');
        }

        _scanner.Expect(';');
        return new MofInstance(className, alias, properties);
    }

    private JsonNode? Value()
    {
        if (!_scanner.Accept('{'))
        {
            return Scalar();
        }

        var items = new JsonArray();
        if (_scanner.Accept('}'))
        {
            return items;
        }

        do
        {
            items.Add((JsonNode?)Scalar());
        }
        while (_scanner.Accept(','));
        _scanner.Expect('}');
        return items;
    }

    private JsonValue? Scalar()
    {
        if (_scanner.AtText)
        {
            return JsonValue.Create(_scanner.Text());
        }

        string word = _scanner.Word();
        return word.ToUpperInvariant() switch
        {
            "TRUE" => JsonValue.Create(true),
            "FALSE" => JsonValue.Create(false),
            "NULL" => null,
            _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) =>
                JsonValue.Create(number),
            _ => throw _scanner.Mistake($"'{word}' is no value of a configuration"),
        };
    }
}
