using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tests.Lamps;
using NestedDsc.Protocol.Tests.Running;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Tests.Plans;

/// <summary>A plan with a difference that no step of it removes: set and what-if must agree here too.</summary>
public sealed class UnreachableTests
{
    private const string Message = "There is no way from the actual to the desired state: The lamp is broken.";

    [Fact]
    public void A_difference_without_a_step_is_a_failure() => Run("set").Fails(ExitCode.Failed, Message);

    [Fact]
    public void What_if_foretells_that_there_is_no_way()
    {
        Outcome outcome = Run("set", "--what-if");

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Contains($$"""
            "_metadata":{"whatIf":["Set would be refused: {{Message}}"]}
            """, outcome.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal("[]", outcome.OutputLines[1]);
    }

    private static Outcome Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using var input = new MemoryStream();
        var process = new ResourceProcess(() => input, output, error, static _ => null);

        int exitCode = ResourceHost.Run(args, process, new Stuck());

        return new Outcome(exitCode, output.ToArray(), error.ToArray());
    }

    private sealed class Stuck : IResource<LampConnection>, IResourceInstance<LampConnection>
    {
        public ResourceDescription Description { get; } = new LampResource(new LampRoom()).Description;

        public IJournal Journal { get; } = new MemoryJournal();

        public LockTarget? SharedTarget => null;

        public IResourceInstance<LampConnection> Read(InputObject input) => this;

        public LampConnection Connect(Tracer trace) => new(new LampRoom());

        public void Wait(LampConnection context, TimeSpan duration)
        {
        }

        public void CheckFilter(InputObject filter)
        {
        }

        public IEnumerable<(string Name, IResourceState? State)> Export(ExportFilter filter, LampConnection context) => [];

        public ResourceException Explain(Exception error) => throw error;

        public Reading<LampConnection> Read(LampConnection context) => new()
        {
            Planner = static _ => new Plan<LampConnection>
            {
                Actual = new LampState("desk", new Lamp { Name = "desk" }),
                CompliantPhrase = "",
                Differences = [new Difference("broken", new Finding("Broken", "The lamp is broken."))],
            },
            Again = Read,
        };
    }
}
