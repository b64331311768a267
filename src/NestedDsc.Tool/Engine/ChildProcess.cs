using System.ComponentModel;
using System.Diagnostics;

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
