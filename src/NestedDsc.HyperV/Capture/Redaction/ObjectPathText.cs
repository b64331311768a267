using System.Text;

namespace NestedDsc.HyperV.Capture.Redaction;

/// <summary>
/// Object paths in texts, such as <c>HostResource</c> and <c>Parent</c> hold them: only the server and the values of keys can be a
/// host's own, whatever it is called.
/// </summary>
internal static class ObjectPathText
{
    /// <summary>Whether a text is an object path with its server.</summary>
    /// <param name="text">The text.</param>
    public static bool Is(string text) =>
        text.StartsWith(@"\\", StringComparison.Ordinal) && text.IndexOf('\\', 2) is var end and > 2
        && text.AsSpan(end).StartsWith(@"\root\", StringComparison.OrdinalIgnoreCase) && text.IndexOf(':', end) > 0;

    /// <summary>Replaces server and values.</summary>
    /// <param name="text">The path.</param>
    /// <param name="replace">Gives what a text is replaced by.</param>
    public static string Replace(string text, Func<string, string> replace)
    {
        int end = text.IndexOf('\\', 2);
        var result = new StringBuilder(@"\\").Append(replace(text[2..end]));
        while (text.IndexOf("=\"", end, StringComparison.Ordinal) is var equals and >= 0)
        {
            int key = text.LastIndexOfAny(['.', ','], equals) + 1;
            int value = equals + 2;
            int close = Close(text, value);
            result.Append(text, end, value - end)
                .Append(SensitiveProperties.IsConstantKey(text[key..equals]) ? text[value..close] : replace(text[value..close]));
            end = close;
        }

        return result.Append(text, end, text.Length - end).ToString();
    }

    // The quote that ends a value: one behind a backslash is part of it.
    private static int Close(string text, int start)
    {
        int at = start;
        while (at < text.Length && text[at] is not '"')
        {
            at += text[at] is '\\' ? 2 : 1;
        }

        return Math.Min(at, text.Length);
    }
}
