namespace NestedDsc.Conformance.Tests.Sources;

/// <summary>What a text in the sources is the name of.</summary>
internal enum NameKind
{
    /// <summary>A property, a key, or a parameter of a method.</summary>
    Property,

    /// <summary>A class.</summary>
    Class,

    /// <summary>A method.</summary>
    Method,
}
