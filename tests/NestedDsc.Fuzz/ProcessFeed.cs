using System.Text;
using NestedDsc.Hosting;
using NestedDsc.Protocol;
using NestedDsc.Simulation.Latency;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.Fuzz;

/// <summary>Feeds arguments and environments to a resource, as its executable would take them. A set may change the host, which is a new one then.</summary>
/// <param name="hostFile">The host that it works on.</param>
internal sealed class ProcessFeed(string hostFile) : IDisposable
{
    private const string Instance = """{"vmName":"l2-app01","switchName":"L1-Lab"}""";
    private readonly TemporaryHost _host = TemporaryHost.CopyOf(hostFile);
    private readonly byte[] _hostText = File.ReadAllBytes(hostFile);

    /// <summary>An input: parts with <see cref="Seeds.Separator"/> between. <c>NAME=value</c> is a variable, all else an argument.</summary>
    public static byte[] Of(params IReadOnlyList<string> parts) => Encoding.UTF8.GetBytes(string.Join((char)Seeds.Separator, parts));

    /// <summary>Runs a resource. Whatever it is given, it answers or says what is wrong, by the contract of both streams.</summary>
    public void Feed<TContext>(Func<Func<string, string?>, IResource<TContext>> create, byte[] text)
        where TContext : IDisposable
    {
        string[] parts = Encoding.UTF8.GetString(text).Split((char)Seeds.Separator);
        string? Variable(string name) => name switch
        {
            // One that waits, or ends the process as it is told to, would end the search.
            HostConnection.LatencyVariable => null,
            HostConnection.FaultVariable when Value(parts, name)?.Contains("die", StringComparison.OrdinalIgnoreCase) == true => null,
            HostConnection.HostVariable => Value(parts, name) is { } path ? Path.Combine(_host.Folder, Path.GetFileName(path)) : _host.FilePath,
            _ => Value(parts, name),
        };

        CheckLatency(Value(parts, HostConnection.LatencyVariable));
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Instance));
        string[] args = [.. parts.Where(static p => !p.StartsWith("NESTEDDSC_", StringComparison.Ordinal) && !p.StartsWith("DSC_", StringComparison.Ordinal))];
        int exitCode = ResourceHost.Run(args, new ResourceProcess(() => input, output, error, Variable), create(Variable));
        if (exitCode is < 0 or > 9)
        {
            throw new InvalidOperationException($"exit code {exitCode}");
        }

        // Help, schema and the like are text; everything else keeps to the contract, which reading the result checks.
        if (exitCode != 0 || args is [not ("--help" or "-h" or "--version" or "schema" or "manifest"), ..])
        {
            CheckResult(new RunResult(exitCode, exitCode == 0 && args.Contains("--help", StringComparer.Ordinal) ? [] : output.ToArray(), error.ToArray()));
        }

        if (!File.Exists(_host.FilePath) || !File.ReadAllBytes(_host.FilePath).AsSpan().SequenceEqual(_hostText))
        {
            File.WriteAllBytes(_host.FilePath, _hostText);
        }
    }

    public void Dispose() => _host.Dispose();

    private static string? Value(string[] parts, string name) =>
        parts.LastOrDefault(p => p.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    // An error that nobody has thought of shows its type.
    private static void CheckResult(RunResult result)
    {
        if (result.Errors.FirstOrDefault(static e => e.Contains("Exception", StringComparison.Ordinal) && e.Contains("System.", StringComparison.Ordinal)) is { } unexpected)
        {
            throw new InvalidOperationException(unexpected);
        }
    }

    private static void CheckLatency(string? text)
    {
        try
        {
            HostLatency.Parse(text ?? "");
        }
        catch (LatencyFormatException)
        {
            // As it should be.
        }
    }
}
