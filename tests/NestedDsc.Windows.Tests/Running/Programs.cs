using System.Diagnostics;
using System.Text;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.Windows.Tests.Running;

/// <summary>Runs programs as processes of their own.</summary>
internal static class Programs
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static ProcessStartInfo Start(string program, IReadOnlyList<string> args, IReadOnlyList<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, args)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(static n => n.StartsWith("NESTEDDSC_", StringComparison.Ordinal) || n is "DSC_TRACE_LEVEL").ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Runs a program to its end.</summary>
    public static RunResult Run(ProcessStartInfo start, string input)
    {
        using Process process = Process.Start(start)!;
        Task<byte[]> output = ReadAsync(process.StandardOutput.BaseStream);
        Task<byte[]> error = ReadAsync(process.StandardError.BaseStream);
        process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(input));
        process.StandardInput.Close();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not end. {Encoding.UTF8.GetString(error.Result)}");
        }

        return new RunResult(process.ExitCode, output.Result, error.Result);
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
