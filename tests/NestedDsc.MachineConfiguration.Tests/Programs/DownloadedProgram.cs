using System.Diagnostics;
using System.Reflection;

namespace NestedDsc.MachineConfiguration.Tests.Programs;

/// <summary>Programs that the restore of this project has put into the folder of packages.</summary>
internal static class DownloadedProgram
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    /// <summary>A file that the project names.</summary>
    /// <param name="name">Its name in the project.</param>
    /// <returns>Its path; nothing if the project has none for this system.</returns>
    public static string? Find(string name)
    {
        string? path = typeof(DownloadedProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .SingleOrDefault(data => string.Equals(data.Key, name, StringComparison.Ordinal))?.Value;
        Assert.True(path is null || Path.Exists(path), $"{path} is missing; 'dotnet restore' puts it there.");
        return path;
    }

    /// <summary>A file that the project names for every system.</summary>
    /// <param name="name">Its name in the project.</param>
    /// <returns>Its path.</returns>
    public static string Get(string name) => Find(name) ?? throw new InvalidOperationException($"The project names no {name}.");

    /// <summary>Runs a program to its end.</summary>
    /// <param name="start">What to run.</param>
    /// <returns>Its exit code, and what it wrote.</returns>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using var end = new CancellationTokenSource(LongestRun);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output, await error);
    }
}
