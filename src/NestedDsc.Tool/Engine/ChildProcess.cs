using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NestedDsc.Tool.Engine;

/// <summary>Runs a program to its end, or stops it and all that it started.</summary>
internal static class ChildProcess
{
    public static async Task<ChildResult> RunAsync(ChildCommand command, CancellationToken cancel)
    {
        using Process process = Start(command);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(command.Timeout);
        try
        {
            // All three at once: a program that waits for one of its pipes must not be waited for at another.
            Task<byte[]> output = ReadAsync(process.StandardOutput.BaseStream, deadline.Token);
            Task<byte[]> error = ReadAsync(process.StandardError.BaseStream, deadline.Token);
            await Task.WhenAll(WriteAsync(process, command.Input, deadline.Token), output, error);
            await process.WaitForExitAsync(deadline.Token);
            // The same Ctrl+C may have ended the program.
            cancel.ThrowIfCancellationRequested();
            return new ChildResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            // Killed, it ends at once; until then it may hold files that are about to be deleted.
            await process.WaitForExitAsync(CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
            throw new OperationException(
                $"'{Path.GetFileName(command.Executable)}' did not end within {command.Timeout.TotalSeconds:0.#} s and was stopped.");
        }
    }

    private static Process Start(ChildCommand command)
    {
        var start = new ProcessStartInfo(command.Executable, command.Arguments)
        {
            WorkingDirectory = command.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach ((string name, string value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new ToolException($"'{command.Executable}' can't be started: {error.Message}", error);
        }
    }

    // Bytes, not text: the reader of .NET would swallow a byte order mark and replace what is not UTF-8.
    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    private static async Task WriteAsync(Process process, byte[] input, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; how it ended says more.
        }
    }
}

/// <summary>A program to run.</summary>
/// <param name="Executable">Its full path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Input">What it reads from standard input.</param>
/// <param name="Folder">Its working directory.</param>
/// <param name="Environment">Variables beyond those of this process.</param>
/// <param name="Timeout">How long it may take.</param>
internal sealed record ChildCommand(
    string Executable,
    IReadOnlyList<string> Arguments,
    byte[] Input,
    string Folder,
    IReadOnlyDictionary<string, string> Environment,
    TimeSpan Timeout);

/// <summary>How a program ended, and what it wrote.</summary>
internal sealed record ChildResult(int ExitCode, byte[] Output, byte[] Error)
{
    /// <summary>Standard error, line by line. Whatever is wrong with it, it is only shown.</summary>
    public IEnumerable<string> ErrorLines =>
        Encoding.UTF8.GetString(Error).Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Length > 0);
}
