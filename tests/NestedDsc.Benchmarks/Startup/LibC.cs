using System.Runtime.InteropServices;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>
/// The few calls of the C library that start a process and wait for it. <see cref="System.Diagnostics.Process"/> does more than that
/// (pipes, threads, a handler of signals), which costs as much as the shortest of the programs takes.
/// </summary>
internal static partial class LibC
{
    public const int ReadOnly = 0;

    /// <summary>O_WRONLY, O_CREAT and O_TRUNC of Linux.</summary>
    public const int WriteNew = 0x1 | 0x40 | 0x200;

    /// <summary>Room for a posix_spawn_file_actions_t, which has 80 bytes in glibc and fewer in musl.</summary>
    public const int FileActionsSize = 256;

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(out int pid, string path, nint fileActions, nint attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitFileActions(nint fileActions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddOpen(nint fileActions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyFileActions(nint fileActions);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    public static partial int Wait(int pid, out int status, int options, out ResourceUsage usage);
}
