using System.Runtime.InteropServices;

namespace NestedDsc.Simulation.Wql;

/// <summary>A WQL token.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The text, without quotes, escapes and braces.</param>
/// <param name="Position">Where it begins in the statement, from 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WqlToken(WqlTokenKind Kind, string Text, int Position)
{
    public bool Is(string keyword) =>
        Kind is WqlTokenKind.Name or WqlTokenKind.Symbol && string.Equals(Text, keyword, StringComparison.OrdinalIgnoreCase);
}
