using NestedDsc.Protocol.Output;

namespace NestedDsc.Tool.Output;

/// <summary>Several mistakes as one message.</summary>
internal static class Mistakes
{
    public static string Text(string outcome, IReadOnlyList<string> mistakes) =>
        mistakes.Count == 1
            ? $"{outcome} {UnicodeText.Visible(mistakes[0])}"
            : outcome + string.Concat(mistakes.Select(static mistake => $"\n  {UnicodeText.Visible(mistake)}"));
}
