using System.Globalization;

namespace NestedDsc.Protocol.Input;

/// <summary>Reads JSON numbers exactly: no digit is rounded away, however many there are.</summary>
internal static class WholeNumber
{
    private const int MostDigits = 19;

    /// <summary>Reads a number as JSON writes it, such as <c>4</c>, <c>4.0</c> or <c>40e-1</c>.</summary>
    /// <param name="json">The text, a valid JSON number.</param>
    /// <param name="number">The number.</param>
    /// <param name="isBeyond">Whether it is whole but does not fit.</param>
    /// <returns><see langword="true"/> if it is whole and fits.</returns>
    public static bool TryRead(string json, out long number, out bool isBeyond)
    {
        number = 0;
        isBeyond = false;
        int exponentMark = json.AsSpan().IndexOfAny('e', 'E');
        string mantissa = exponentMark < 0 ? json : json[..exponentMark];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        string all = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimStart('0');
        string digits = all.TrimEnd('0');
        if (digits.Length == 0)
        {
            return true;
        }

        // The number is now digits × 10^zeros, and the last digit is not 0.
        if (!TryReadExponent(json, exponentMark, out int exponent))
        {
            isBeyond = json[exponentMark + 1] != '-';
            return false;
        }

        long zeros = (long)exponent - decimals + (all.Length - digits.Length);
        if (zeros < 0)
        {
            return false;
        }

        string sign = json[0] == '-' ? "-" : "";
        isBeyond = digits.Length + zeros > MostDigits || !long.TryParse(
            sign + digits + new string('0', (int)zeros), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        return !isBeyond;
    }

    // An exponent that is no int belongs to a number that is not whole or does not fit: no instance has room for the digits
    // that would make up for it.
    private static bool TryReadExponent(string json, int mark, out int exponent)
    {
        exponent = 0;
        return mark < 0
            || int.TryParse(json.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent);
    }
}
