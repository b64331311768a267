using System.Runtime.InteropServices;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>What a run of a program came to.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Wall">Time from start to end, in milliseconds.</param>
/// <param name="Processor">Processor time of all its threads, in milliseconds.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChildResult(int ExitCode, double Wall, double Processor);
