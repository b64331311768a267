using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NestedDsc.Protocol.Streams;

/// <summary>
/// Finds out which of the descriptors 0, 1 and 2 this process was started with. The others are free, and the next file that is opened
/// gets the lowest number: .NET's runtime is first, with a pipe of its own, before any code of ours runs.
/// </summary>
internal static class UnixDescriptors
{
    private const string Nothing = "/dev/null";
    private const int CloseOnExec = 0x80000;

    private static readonly List<SafeFileHandle> Held = [];

    /// <summary>Takes what is free of the three numbers, and tells which are the standard streams.</summary>
    /// <returns>Whether each is open, by its number.</returns>
    public static bool[] FindOpen()
    {
        Hold();
        return [IsInherited(0), IsInherited(1), IsInherited(2)];
    }

    // As programs that may not trust whoever starts them do: what is opened later gets none of these numbers.
    private static void Hold()
    {
        try
        {
            while (true)
            {
                SafeFileHandle handle = File.OpenHandle(Nothing, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
                if (handle.DangerousGetHandle() > (int)StandardStream.Error)
                {
                    handle.Dispose();
                    return;
                }

                Held.Add(handle);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A root without devices.
        }
    }

    // What is closed by exec(2) came after it: everything that .NET opens is (proc(5): flags of fdinfo, octal).
    private static bool IsInherited(int number)
    {
        try
        {
            using SafeFileHandle handle = File.OpenHandle(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{number}"));
            Span<byte> text = stackalloc byte[512];
            return FlagsOf(Encoding.ASCII.GetString(text[..RandomAccess.Read(handle, text, 0)])) is not { } flags || (flags & CloseOnExec) == 0;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // No /proc: not known, so what .NET makes of it.
            return true;
        }
    }

    private static int? FlagsOf(string info)
    {
        const string Name = "flags:";
        int start = info.IndexOf(Name, StringComparison.Ordinal);
        return start < 0 ? null : Convert.ToInt32(info[(start + Name.Length)..].TrimStart().Split('\n')[0], 8);
    }
}
