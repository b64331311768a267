using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

namespace NestedDsc.Protocol.Streams;

/// <summary>The handles of the standard streams on Windows: zero or invalid for a process that was started without one.</summary>
/// <remarks>https://learn.microsoft.com/windows/console/getstdhandle. A handle is no number that the next file gets, so none need be held.</remarks>
internal static partial class WindowsHandles
{
    private const int StdInputHandle = -10;
    private const nint Invalid = -1;

    /// <summary>Tells which of the streams there are.</summary>
    /// <returns>Whether each is open, by its number.</returns>
    public static bool[] FindOpen() => [IsOpen(StandardStream.Input), IsOpen(StandardStream.Output), IsOpen(StandardStream.Error)];

    /// <summary>The handle of a stream.</summary>
    public static nint Get(StandardStream which) => GetStdHandle(StdInputHandle - (int)which);

    private static bool IsOpen(StandardStream which) => Get(which) is not 0 and not Invalid;

    [LibraryImport("kernel32.dll")]
    private static partial nint GetStdHandle(int nStdHandle);
}
