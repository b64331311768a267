namespace NestedDsc.Tool.Engine;

/// <summary>What an argument in a manifest stands for.</summary>
internal enum ArgumentKind
{
    /// <summary>Itself.</summary>
    Literal,

    /// <summary>A flag that is there in a what-if only.</summary>
    WhatIf,

    /// <summary>A flag that the instance follows.</summary>
    Instance,
}
