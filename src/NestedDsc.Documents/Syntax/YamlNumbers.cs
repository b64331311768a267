using System.Numerics;

namespace NestedDsc.Documents.Syntax;

/// <summary>Numbers of YAML's core schema, exactly: no digit is rounded away.</summary>
internal static class YamlNumbers
{
    // Longer texts of digits are meant as text; and to turn hexadecimal digits into decimal ones takes time.
    private const int MostDigits = 400;

    /// <summary>Reads a plain text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="json">The number as JSON writes it, if it is one.</param>
    /// <returns>What it is.</returns>
    public static YamlNumber Read(string text, out string json)
    {
        json = "";
        ReadOnlySpan<char> digits = text.AsSpan(text[0] is '+' or '-' ? 1 : 0);
        if (digits.IsEmpty || (!char.IsAsciiDigit(digits[0]) && digits[0] != '.'))
        {
            return YamlNumber.None;
        }

        if (digits is ".inf" or ".Inf" or ".INF" || text is ".nan" or ".NaN" or ".NAN")
        {
            return YamlNumber.Unclear;
        }

        if (digits.Length > 2 && digits[0] == '0' && digits[1] is 'x' or 'o' or 'b')
        {
            return WithRadix(text, digits, out json);
        }

        return Decimal(digits, text[0] == '-' ? "-" : "", out json);
    }

    private static YamlNumber Decimal(ReadOnlySpan<char> digits, string sign, out string json)
    {
        json = "";
        int whole = Leading(digits);
        ReadOnlySpan<char> rest = digits[whole..];
        int fraction = rest.IsEmpty || rest[0] != '.' ? -1 : Leading(rest[1..]);
        rest = rest[(fraction + 1)..];
        if (whole + Math.Max(fraction, 0) == 0)
        {
            return YamlNumber.None;
        }

        int exponent = 0;
        if (!rest.IsEmpty && rest[0] is 'e' or 'E')
        {
            int mark = rest.Length > 1 && rest[1] is '+' or '-' ? 2 : 1;
            exponent = Leading(rest[mark..]);
            exponent = exponent == 0 ? 0 : mark + exponent;
        }

        if (rest.Length != exponent)
        {
            return YamlNumber.None;
        }

        if (digits.Length > MostDigits || (whole > 1 && digits[0] == '0'))
        {
            return YamlNumber.Unclear;
        }

        string integer = whole == 0 ? "0" : digits[..whole].ToString();
        if (fraction < 0 && exponent == 0)
        {
            json = sign + integer;
            return YamlNumber.Integer;
        }

        string decimals = fraction < 0 ? "" : fraction == 0 ? ".0" : digits.Slice(whole, fraction + 1).ToString();
        json = $"{sign}{integer}{decimals}{rest}";
        return YamlNumber.Float;
    }

    private static YamlNumber WithRadix(string text, ReadOnlySpan<char> digits, out string json)
    {
        json = "";
        int radix = digits[1] switch { 'x' => 16, 'o' => 8, _ => 2 };
        ReadOnlySpan<char> number = digits[2..];
        foreach (char c in number)
        {
            if (!char.IsAsciiHexDigit(c) || Convert.ToInt32(c.ToString(), 16) >= radix)
            {
                return YamlNumber.None;
            }
        }

        // The core schema knows neither a sign before these nor binary digits; the engine's reader knows both.
        if (radix == 2 || digits.Length != text.Length || number.Length > MostDigits)
        {
            return YamlNumber.Unclear;
        }

        BigInteger value = BigInteger.Zero;
        foreach (char c in number)
        {
            value = (value * radix) + Convert.ToInt32(c.ToString(), 16);
        }

        json = value.ToString();
        return YamlNumber.Integer;
    }

    private static int Leading(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
