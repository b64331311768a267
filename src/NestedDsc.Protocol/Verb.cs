namespace NestedDsc.Protocol;

/// <summary>What a resource executable is asked to do.</summary>
public enum Verb
{
    /// <summary>Report the actual state.</summary>
    Get,

    /// <summary>Compare the actual with the desired state.</summary>
    Test,

    /// <summary>Bring about the desired state.</summary>
    Set,

    /// <summary>Say what a set would do, and change nothing.</summary>
    WhatIf,

    /// <summary>List all instances.</summary>
    Export,

    /// <summary>Print the JSON Schema of an instance.</summary>
    Schema,

    /// <summary>Print the resource manifest.</summary>
    Manifest,

    /// <summary>Print a help text.</summary>
    Help,

    /// <summary>Print the version.</summary>
    Version,
}
