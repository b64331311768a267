using System.Diagnostics;

namespace NestedDsc.Benchmarks.RoundTrips;

/// <summary>Counts the calls that an executable makes, by its own trace.</summary>
internal static class CallTrace
{
    private static readonly string[] Calls = ["CIM query answered", "CIM get of", "CIM call of", "CIM create of", "CIM delete of"];

    /// <summary>Runs an operation and returns its trace.</summary>
    public static async Task<string> Of(string executable, Operation operation, string host)
    {
        var start = new ProcessStartInfo(executable, operation.Verb)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NESTEDDSC_HOST"] = host, ["DSC_TRACE_LEVEL"] = "trace" },
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> trace = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.StandardInput.WriteAsync(operation.Input).ConfigureAwait(false);
        process.StandardInput.Close();
        await output.ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return await trace.ConfigureAwait(false);
    }

    /// <summary>Counts calls, and with the statements of batches one by one.</summary>
    public static (int Calls, int Statements) Count(string trace)
    {
        string[] lines = trace.Split('\n');
        int calls = lines.Count(static l => Array.Exists(Calls, c => l.Contains(c, StringComparison.Ordinal) && !l.Contains(" returned ", StringComparison.Ordinal)));
        int batches = lines.Count(static l => l.Contains(Calls[0], StringComparison.Ordinal));
        int queries = lines.Count(static l => l.Contains("CIM query in ", StringComparison.Ordinal));
        return (calls, calls - batches + queries);
    }
}
