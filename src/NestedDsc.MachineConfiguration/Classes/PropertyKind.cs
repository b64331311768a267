namespace NestedDsc.MachineConfiguration.Classes;

/// <summary>What a property of a wrapper class holds.</summary>
public enum PropertyKind
{
    /// <summary>Text: <c>[string]</c>.</summary>
    Text,

    /// <summary>Yes or no: <c>[Nullable[bool]]</c>.</summary>
    Flag,

    /// <summary>A whole number of 32 bits: <c>[Nullable[int]]</c>.</summary>
    Integer,

    /// <summary>A whole number of 64 bits: <c>[Nullable[long]]</c>.</summary>
    LongInteger,

    /// <summary>Texts: <c>[string[]]</c>.</summary>
    TextList,

    /// <summary>An object, as JSON text in a <c>[string]</c>: a class of its own would have to be the agent's, too.</summary>
    Json,
}
