using System.Runtime.InteropServices;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>The beginning of a struct rusage of 64-bit Linux, and room for the rest of its 144 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 144)]
internal readonly struct ResourceUsage
{
    private readonly long _userSeconds;
    private readonly long _userMicroseconds;
    private readonly long _systemSeconds;
    private readonly long _systemMicroseconds;

    /// <summary>Processor time of all threads, in milliseconds.</summary>
    public double Processor => ((_userSeconds + _systemSeconds) * 1e3) + ((_userMicroseconds + _systemMicroseconds) / 1e3);
}
