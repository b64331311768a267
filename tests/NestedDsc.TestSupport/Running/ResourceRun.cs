using System.Text;
using NestedDsc.Protocol;

namespace NestedDsc.TestSupport.Running;

/// <summary>Runs a resource executable inside the test's own process.</summary>
public static class ResourceRun
{
    public static RunResult Run<TContext>(
        IResource<TContext> resource, Func<string, string?> environment, string input, params IReadOnlyList<string> args)
        where TContext : IDisposable
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        int exitCode = ResourceHost.Run(args, new ResourceProcess(() => stream, output, error, environment), resource);
        return new RunResult(exitCode, output.ToArray(), error.ToArray());
    }
}
