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

/// <summary>Kinds of WQL tokens.</summary>
internal enum WqlTokenKind
{
    /// <summary>A name or keyword.</summary>
    Name,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>An integer or real number.</summary>
    Number,

    /// <summary>A comparison, comma, parenthesis or star.</summary>
    Symbol,

    /// <summary>The end of the statement.</summary>
    End,
}
