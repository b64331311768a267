namespace NestedDsc.Documents.Syntax;

/// <summary>What a plain text is as a number.</summary>
internal enum YamlNumber
{
    /// <summary>No number.</summary>
    None,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a point or an exponent.</summary>
    Float,

    /// <summary>A number to some programs and text to others, or a number that JSON has no form for.</summary>
    Unclear,
}
