using System.Globalization;

namespace NestedDsc.MachineConfiguration.Schemas;

/// <summary>Tells whole numbers from others by their text: 40e-1 is one, and 1e-400 is none, although a computer takes it for 0.</summary>
internal static class WholeNumber
{
    public static bool Is(ReadOnlySpan<char> number)
    {
        int mark = number.IndexOfAny('e', 'E');
        ReadOnlySpan<char> mantissa = mark < 0 ? number : number[..mark];
        int point = mantissa.IndexOf('.');
        ReadOnlySpan<char> fraction = point < 0 ? [] : mantissa[(point + 1)..];
        if (!mantissa.ContainsAnyInRange('1', '9'))
        {
            return true;
        }

        if (!TryReadExponent(mark < 0 ? "0" : number[(mark + 1)..], out int exponent))
        {
            return number[mark + 1] != '-';
        }

        // As many digits as this are behind the point in the end.
        long behind = (long)fraction.Length - exponent;
        for (int i = mantissa.Length - 1; i >= 0 && behind > 0; i--)
        {
            if (char.IsAsciiDigit(mantissa[i]))
            {
                if (mantissa[i] != '0')
                {
                    return false;
                }

                behind--;
            }
        }

        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent);
}
