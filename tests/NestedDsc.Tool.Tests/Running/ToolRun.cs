using System.Diagnostics;
using System.Reflection;
using System.Text;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Tests.Running;

/// <summary>Runs the tool, in this process or in one of its own.</summary>
internal static class ToolRun
{
    /// <summary>The folder of the tool as it is built.</summary>
    public static string Folder { get; } = typeof(ToolRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static data => string.Equals(data.Key, "ToolFolder", StringComparison.Ordinal)).Value!;

    public static async Task<Outcome> InProcessAsync(
        string[] args, string? folder = null, string path = "", bool plain = true, int width = 80, string? host = null, byte[]? input = null)
    {
        using var output = new StringWriter();
        using var bytes = new MemoryStream();
        using var error = new StringWriter();
        int exitCode = await ToolProgram.RunAsync(
            args,
            new ToolProcess(
                Terminals.Create(output, width, plain),
                plain,
                error,
                name => name switch
                {
                    "PATH" => path,
                    "NESTEDDSC_HOST" => host,
                    _ => null,
                },
                folder ?? Folder)
            {
                OpenOutput = () => bytes,
                OpenInput = () => new MemoryStream(input ?? []),
            });
        return new Outcome(exitCode, output.ToString() + Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }

    public static async Task<Outcome> AsProcessAsync(string[] args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, OperatingSystem.IsWindows() ? "nesteddsc.exe" : "nesteddsc"), args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        CancellationToken cancel = TestContext.Current.CancellationToken;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancel);
        Task<string> error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new Outcome(process.ExitCode, await output, await error);
    }
}
