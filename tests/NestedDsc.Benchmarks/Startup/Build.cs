namespace NestedDsc.Benchmarks.Startup;

/// <summary>How a program is published.</summary>
internal enum Build
{
    /// <summary>Machine code, one file.</summary>
    NativeAot,

    /// <summary>A folder with a trimmed runtime, compiled ahead as far as that goes: what is made for Windows on other systems.</summary>
    ReadyToRun,
}
