using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.Fuzz;

/// <summary>Feeds inputs to a resource, as its executable would take them.</summary>
/// <param name="hostFile">The host that it looks at.</param>
internal sealed class ResourceFeed(string hostFile) : IDisposable
{
    private readonly TemporaryHost _host = TemporaryHost.CopyOf(hostFile);
    private readonly byte[] _hostText = File.ReadAllBytes(hostFile);

    /// <summary>The environment.</summary>
    public string? Variable(string name) => name is "NESTEDDSC_HOST" ? _host.FilePath : null;

    /// <summary>Gets an instance. Every answer keeps to the contract of both streams, which reading the result checks; a get changes nothing.</summary>
    public void Feed<TContext>(IResource<TContext> resource, byte[] text)
        where TContext : IDisposable
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using var input = new MemoryStream(text);
        int exitCode = ResourceHost.Run(["get"], new ResourceProcess(() => input, output, error, Variable), resource);
        var result = new RunResult(exitCode, output.ToArray(), error.ToArray());
        if (result.ExitCode is not (ExitCode.Success or ExitCode.InvalidInput))
        {
            throw new InvalidOperationException($"exit code {result.ExitCode}: {string.Join(' ', result.Errors)}");
        }

        if (!File.ReadAllBytes(_host.FilePath).AsSpan().SequenceEqual(_hostText))
        {
            throw new InvalidOperationException("a get has changed the host");
        }
    }

    public void Dispose() => _host.Dispose();
}
