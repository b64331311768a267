using System.Globalization;
using System.Text;

namespace NestedDsc.Tool.Output;

/// <summary>Text from outside as it can be shown: a VM may have escape codes in its name.</summary>
internal static class Printable
{
    public static string Of(string text) => text.Any(char.IsControl) ? Escape(text) : text;

    private static string Escape(string text)
    {
        var printable = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                printable.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                printable.Append(c);
            }
        }

        return printable.ToString();
    }
}
