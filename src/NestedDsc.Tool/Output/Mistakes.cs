namespace NestedDsc.Tool.Output;

/// <summary>Several mistakes as one message.</summary>
internal static class Mistakes
{
    public static string Text(string outcome, IReadOnlyList<string> mistakes) =>
        mistakes.Count == 1
            ? $"{outcome} {Printable.Of(mistakes[0])}"
            : outcome + string.Concat(mistakes.Select(static mistake => $"\n  {Printable.Of(mistake)}"));
}
