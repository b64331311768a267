using System.Text;
using NestedDsc.Protocol.Tests.Lamps;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Tests.Running;

/// <summary>The executable of the test resource, run inside the test's own process.</summary>
internal sealed class LampProgram
{
    public LampProgram(Func<LampRoom, LampResource>? create = null) => Resource = create is null ? new LampResource(Room) : create(Room);

    public LampRoom Room { get; } = new();

    public LampResource Resource { get; init; }

    /// <summary>The level that the engine passes on, if any.</summary>
    public string? TraceLevel { get; set; }

    /// <summary>The call of the room after which the process is asked to end.</summary>
    public string? StopAfter { get; set; }

    /// <summary>Hears of every call of the room during a set.</summary>
    public Action<string> Called { get; set; } = static _ => { };

    /// <summary>Whether the last run opened standard input.</summary>
    public bool InputOpened { get; private set; }

    public Outcome Run(string input, params IReadOnlyList<string> args) => Run(Encoding.UTF8.GetBytes(input), args);

    public Outcome Run(byte[] input, params IReadOnlyList<string> args)
    {
        using var stream = new MemoryStream(input);
        return Run(stream, args);
    }

    public Outcome Run(Stream input, params IReadOnlyList<string> args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        InputOpened = false;
        var process = new ResourceProcess(Open, output, error, Variable) { WatchForStop = Watch };
        int exitCode = ResourceHost.Run(args, process, Resource);
        Assert.Equal(0, Room.OpenConnections);
        return new Outcome(exitCode, output.ToArray(), error.ToArray());

        Stream Open()
        {
            InputOpened = true;
            return input;
        }
    }

    private StopRequest Watch(Action<string> asked)
    {
        var request = new StopRequest { Asked = asked };
        Room.Called = call =>
        {
            Called(call);
            if (string.Equals(call, StopAfter, StringComparison.Ordinal))
            {
                request.Ask("SIGTERM");
            }
        };
        return request;
    }

    private string? Variable(string name) =>
        string.Equals(name, Tracer.EnvironmentVariable, StringComparison.Ordinal) ? TraceLevel : null;
}
