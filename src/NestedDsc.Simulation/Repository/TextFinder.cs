using System.Buffers;
using System.Text;
using System.Text.Json;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>Finds one text in the JSON object of an instance without going through what stands before and after it.</summary>
internal static class TextFinder
{
    /// <summary>Reads a text.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="property">The property.</param>
    /// <returns>Its value; <see langword="null"/> if all must be read to find it.</returns>
    public static string? TryRead(InstanceText instance, PropertyDefinition property)
    {
        ReadOnlySpan<byte> value = Quoted(instance, property);
        int length = value.IsEmpty ? -1 : value[1..].IndexOfAny("\"\\"u8);
        return length >= 0 && value[length + 1] == '"'
            ? Encoding.UTF8.GetString(value.Slice(1, length))
            : Unescaped(value);
    }

    /// <summary>Copies the beginning of a text.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="property">The property.</param>
    /// <param name="beginning">Takes as many characters as it has room for.</param>
    /// <returns>Number of characters copied, or −1 if all must be read to find them.</returns>
    public static int TryCopy(InstanceText instance, PropertyDefinition property, Span<char> beginning)
    {
        ReadOnlySpan<byte> rest = Quoted(instance, property);
        for (int length = 0; rest.Length > 1;)
        {
            // The byte that was dealt with last stands before the rest: a quote or an escaped backslash.
            ReadOnlySpan<byte> plain = rest.Slice(1, Math.Min(rest.Length - 1, beginning.Length - length));
            int special = plain.IndexOfAny((byte)'"', (byte)'\\');
            plain = special < 0 ? plain : plain[..special];
            if (Ascii.ToUtf16(plain, beginning[length..], out int copied) != OperationStatus.Done)
            {
                return -1;
            }

            length += copied;
            rest = rest[(1 + copied)..];
            if (length == beginning.Length || (!rest.IsEmpty && rest[0] == '"'))
            {
                return length;
            }

            if (rest is not [(byte)'\\', (byte)'\\', ..])
            {
                return -1;
            }

            beginning[length++] = '\\';
            rest = rest[1..];
        }

        return -1;
    }

    // From the quote before the value. A name in quotes that a colon follows is a property: in a text, its quotes would be escaped.
    private static ReadOnlySpan<byte> Quoted(InstanceText instance, PropertyDefinition property)
    {
        ReadOnlySpan<byte> json = instance.Json;
        int start = property.Type == CimType.String && !property.IsArray ? json.IndexOf(property.QuotedName) : -1;
        ReadOnlySpan<byte> rest = start < 0 ? [] : json[(start + property.QuotedName.Length)..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty || rest[0] != ':')
        {
            return [];
        }

        rest = rest[1..].TrimStart(" \t\r\n"u8);
        return rest.IsEmpty || rest[0] != '"' ? [] : rest;
    }

    // InstanceIDs have backslashes between their parts.
    private static string? Unescaped(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        var reader = new Utf8JsonReader(value, isFinalBlock: false, state: default);
        try
        {
            return reader.Read() ? reader.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
