using System.Globalization;
using System.Text;
using NestedDsc.Cim;

namespace NestedDsc.Windows.Wire;

/// <summary>
/// The line protocol between the stand-in of mi.dll and its server, see tests/Native/mi/wire.h. What is written goes out with
/// <see cref="Flush"/>.
/// </summary>
public sealed class WireChannel(Stream input, Stream output) : IDisposable
{
    private const int ArrayBit = 16;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StreamReader _reader = new(input, Utf8);
    private readonly StringBuilder _text = new();

    /// <summary>Reads a line's fields; <see langword="null"/> at the end.</summary>
    public string?[]? ReadLine() => ReadText() is { } line ? [.. line.Split('\t').Select(Unescape)] : null;

    /// <summary>Reads an instance.</summary>
    public WireInstance ReadInstance() =>
        ReadLine() is { } fields ? ReadInstance(fields) : throw new EndOfStreamException("An instance was to follow.");

    /// <summary>Reads an instance whose first line was read.</summary>
    public WireInstance ReadInstance(string?[] fields)
    {
        if (fields is not ["instance", { } className, var ns, var server, { } count])
        {
            throw new InvalidDataException($"Not an instance: {string.Join(' ', fields)}");
        }

        var properties = new WireProperty[int.Parse(count, CultureInfo.InvariantCulture)];
        for (int i = 0; i < properties.Length; i++)
        {
            properties[i] = ReadProperty();
        }

        return new WireInstance(className, ns, server, properties);
    }

    /// <summary>Writes a line.</summary>
    public void WriteLine(params ReadOnlySpan<string?> fields)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            _text.Append(i == 0 ? "" : "\t").Append(Escape(fields[i]));
        }

        _text.Append('\n');
    }

    /// <summary>Writes an instance.</summary>
    public void WriteInstance(WireInstance instance)
    {
        WriteLine("instance", instance.ClassName, instance.Namespace, instance.ServerName, Number(instance.Properties.Count));
        foreach (WireProperty property in instance.Properties)
        {
            int type = (int)property.Type + (property.IsArray ? ArrayBit : 0);
            WriteLine("property", property.Name, Number(type), property.Flags.ToString(CultureInfo.InvariantCulture), Number(property.Values?.Count ?? -1));
            foreach (object value in property.Values ?? [])
            {
                if (value is WireInstance inner)
                {
                    WriteInstance(inner);
                }
                else
                {
                    WriteLine("value", (string)value);
                }
            }
        }
    }

    /// <summary>Sends what was written.</summary>
    public void Flush()
    {
        output.Write(Utf8.GetBytes(_text.ToString()));
        output.Flush();
        _text.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string? field) => field is null ? "\\0" : field
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private static string? Unescape(string field)
    {
        if (string.Equals(field, "\\0", StringComparison.Ordinal))
        {
            return null;
        }

        var plain = new StringBuilder(field.Length);
        for (int i = 0; i < field.Length; i++)
        {
            plain.Append(field[i] == '\\' && i + 1 < field.Length
                ? field[++i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other }
                : field[i]);
        }

        return plain.ToString();
    }

    /// <summary>A line ends with a line feed only; a reader's own notion of lines would end it at more.</summary>
    private string? ReadText()
    {
        var line = new StringBuilder();
        for (int c; (c = _reader.Read()) != '\n'; line.Append((char)c))
        {
            if (c < 0)
            {
                return null;
            }
        }

        return line.ToString();
    }

    private WireProperty ReadProperty()
    {
        if (ReadLine() is not ["property", { } name, { } type, { } flags, { } count])
        {
            throw new InvalidDataException("Not a property.");
        }

        int number = int.Parse(type, CultureInfo.InvariantCulture);
        int values = int.Parse(count, CultureInfo.InvariantCulture);
        object[]? read = values < 0 ? null : new object[values];
        for (int i = 0; i < values; i++)
        {
            read![i] = ReadLine() switch
            {
                ["value", { } text] => text,
                { } fields => ReadInstance(fields),
                null => throw new EndOfStreamException("A value was to follow."),
            };
        }

        return new WireProperty(name, (CimType)(number % ArrayBit), number >= ArrayBit, uint.Parse(flags, CultureInfo.InvariantCulture), read);
    }
}
