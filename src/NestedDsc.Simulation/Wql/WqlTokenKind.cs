namespace NestedDsc.Simulation.Wql;

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
