using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>A program with its arguments, surroundings and input, to be run any number of times.</summary>
/// <param name="Path">The program's file.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Child(string Path, IReadOnlyList<string> Arguments)
{
    private const string Nothing = "/dev/null";

    /// <summary>Variables that are set beside PATH and HOME; nothing else of our environment gets in.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>File that is its standard input.</summary>
    public string Input { get; init; } = Nothing;

    /// <summary>File that takes its standard output; <see langword="null"/> for our own.</summary>
    public string? Output { get; init; } = Nothing;

    /// <summary>File that takes its standard error; <see langword="null"/> for our own.</summary>
    public string? Error { get; init; } = Nothing;

    /// <summary>Runs it to its end. The time runs from before the process is there until it is gone.</summary>
    /// <exception cref="IOException">It can't be started.</exception>
    public ChildResult Run()
    {
        string?[] arguments = [Path, .. Arguments, null];
        string?[] environment =
        [
            $"PATH={System.Environment.GetEnvironmentVariable("PATH")}", $"HOME={System.Environment.GetEnvironmentVariable("HOME")}",
            .. Environment.Select(static v => $"{v.Key}={v.Value}"), null,
        ];
        nint files = Marshal.AllocHGlobal(LibC.FileActionsSize);
        try
        {
            Check(LibC.InitFileActions(files), Path);
            Check(LibC.AddOpen(files, 0, Input, LibC.ReadOnly, 0), Input);
            AddOutput(files, 1, Output);
            AddOutput(files, 2, Error);
            long start = Stopwatch.GetTimestamp();
            Check(LibC.Spawn(out int pid, Path, files, 0, arguments, environment), Path);
            if (LibC.Wait(pid, out int status, 0, out ResourceUsage usage) != pid)
            {
                throw new IOException($"Waiting for {Path} failed with error {Marshal.GetLastPInvokeError()}.");
            }

            double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            _ = LibC.DestroyFileActions(files);
            return new ChildResult(ExitCode(status), wall, usage.Processor);
        }
        finally
        {
            Marshal.FreeHGlobal(files);
        }
    }

    /// <summary>Finds a program as a shell does.</summary>
    /// <returns>Its path, or <see langword="null"/> if it is not on PATH.</returns>
    public static string? Find(string name) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => System.IO.Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    private static void AddOutput(nint files, int descriptor, string? path)
    {
        if (path is not null)
        {
            Check(LibC.AddOpen(files, descriptor, path, LibC.WriteNew, 0x1A4), path);
        }
    }

    // A signal that ended it, as shells say it.
    private static int ExitCode(int status) => (status & 0x7F) == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F);

    private static void Check(int error, string what)
    {
        if (error != 0)
        {
            throw new IOException($"{what}: error {error} ({Marshal.GetPInvokeErrorMessage(error)}).");
        }
    }
}
