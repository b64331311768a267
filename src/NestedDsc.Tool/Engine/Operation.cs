namespace NestedDsc.Tool.Engine;

/// <summary>What an engine does with a resource.</summary>
internal enum Operation
{
    Get,
    Test,
    Set,
    WhatIf,
    Export,
}
