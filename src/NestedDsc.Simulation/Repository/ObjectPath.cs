using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>Reads object paths: <c>[\\SERVER\][namespace:]Class[.Key=value,…]</c> (WMI's form of DSP0004, annex on object paths).</summary>
internal static class ObjectPath
{
    /// <summary>Reads a path.</summary>
    /// <param name="text">The text.</param>
    /// <param name="defaultNamespace">Namespace of a path that names none.</param>
    /// <param name="path">The path; text keys are strings, TRUE and FALSE booleans, other keys uint64 or sint64.</param>
    /// <returns>Whether the text is a path.</returns>
    public static bool TryParse(string text, string defaultNamespace, [NotNullWhen(true)] out CimPath? path)
    {
        path = null;
        string ns = defaultNamespace;
        int start = 0;
        int colon = NamespaceEnd(text);
        if (colon >= 0)
        {
            ns = text[..colon];
            if (ns.StartsWith(@"\\", StringComparison.Ordinal))
            {
                int slash = ns.IndexOf('\\', 2);
                if (slash < 0)
                {
                    return false;
                }

                ns = ns[(slash + 1)..];
            }

            start = colon + 1;
        }

        int dot = text.IndexOf('.', start);
        string className = dot < 0 ? text[start..] : text[start..dot];
        if (className.Length == 0 || !className.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return false;
        }

        var keys = new List<CimProperty>();
        if (dot >= 0 && !TryParseKeys(text, dot + 1, keys))
        {
            return false;
        }

        path = new CimPath(ns, className, keys);
        return true;
    }

    private static int NamespaceEnd(string text)
    {
        int quote = text.IndexOf('"', StringComparison.Ordinal);
        return quote < 0 ? text.LastIndexOf(':') : text.LastIndexOf(':', quote);
    }

    private static bool TryParseKeys(string text, int position, List<CimProperty> keys)
    {
        while (true)
        {
            int equals = text.IndexOf('=', position);
            if (equals <= position)
            {
                return false;
            }

            string name = text[position..equals].Trim();
            position = equals + 1;
            if (name.Length == 0 || keys.Exists(k => string.Equals(k.Name, name, StringComparison.OrdinalIgnoreCase))
                || !TryParseValue(text, ref position, name, out CimProperty? key))
            {
                return false;
            }

            keys.Add(key);
            if (position == text.Length)
            {
                return true;
            }

            if (text[position++] != ',')
            {
                return false;
            }
        }
    }

    private static bool TryParseValue(string text, ref int position, string name, [NotNullWhen(true)] out CimProperty? key)
    {
        key = null;
        if (position < text.Length && text[position] is '"' or '\'')
        {
            char quote = text[position++];
            var value = new StringBuilder();
            for (; position < text.Length; position++)
            {
                char c = text[position];
                if (c == quote)
                {
                    position++;
                    key = CimProperty.OfString(name, value.ToString());
                    return true;
                }

                if (c == '\\' && ++position == text.Length)
                {
                    return false;
                }

                value.Append(text[position]);
            }

            return false;
        }

        int comma = text.IndexOf(',', position);
        string plain = comma < 0 ? text[position..] : text[position..comma];
        position += plain.Length;
        key = bool.TryParse(plain, out bool flag) ? CimProperty.OfBoolean(name, flag)
            : ulong.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? CimProperty.OfUInt64(name, number)
            : long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long signed)
                ? new CimProperty(name, CimType.SInt64, signed)
                : null;
        return key is not null;
    }
}
