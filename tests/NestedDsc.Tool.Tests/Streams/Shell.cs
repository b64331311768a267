using System.Diagnostics;
using System.Text;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Streams;

/// <summary>Runs the programs as a POSIX shell starts them, with its redirections.</summary>
internal static class Shell
{
    // Far more than anything here takes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a line, in which <c>$nested</c>, <c>$network</c>, <c>$role</c> and <c>$tool</c> are the four programs.</summary>
    /// <param name="line">The line. What it leaves of standard output and error is read.</param>
    /// <param name="host">The simulated host.</param>
    /// <param name="variables">Further variables.</param>
    /// <returns>How it ended.</returns>
    public static Outcome Run(string line, string host, params (string Name, string Value)[] variables)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such shell.");
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            StandardErrorEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        };
        start.Environment["nested"] = Path.Combine(ToolRun.Folder, "nestedvirtualization");
        start.Environment["network"] = Path.Combine(ToolRun.Folder, "vmnetworknesting");
        start.Environment["role"] = Path.Combine(ToolRun.Folder, "guesthypervrole");
        start.Environment["tool"] = Path.Combine(ToolRun.Folder, "nesteddsc");
        start.Environment["host"] = host;
        start.Environment["NESTEDDSC_HOST"] = host;
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"It does not end: {line}");
        }

        return new Outcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
