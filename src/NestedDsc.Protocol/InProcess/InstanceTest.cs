using System.Buffers;
using System.Text.Json;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Verbs;

namespace NestedDsc.Protocol.InProcess;

/// <summary>
/// An instance that is tested in the caller's process, on any number of hosts: by the code that the executable's <c>test</c>
/// runs, so that both give the same answer. Safe to use by several threads at once.
/// </summary>
/// <typeparam name="TContext">The resource's connection to what is managed.</typeparam>
public sealed class InstanceTest<TContext>
    where TContext : IDisposable
{
    private readonly IResource<TContext> _resource;
    private readonly StateWriter _states;
    private readonly IResourceInstance<TContext>? _instance;
    private readonly ResourceException? _mistake;

    /// <summary>Reads an instance. A mistake in it is the answer of every run.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="instance">The desired state as JSON, as the executable gets it on standard input.</param>
    public InstanceTest(IResource<TContext> resource, ReadOnlyMemory<byte> instance)
    {
        ArgumentNullException.ThrowIfNull(resource);
        _resource = resource;
        _states = new StateWriter(resource.Description.CodePrefix);
        try
        {
            var mistakes = new InputMistakes();
            _instance = resource.Read(InputDocument.Parse(instance, mistakes));
            mistakes.ThrowIfAny();
        }
        catch (ResourceException error)
        {
            _mistake = error;
        }
    }

    /// <summary>Tests the instance on a host.</summary>
    /// <param name="connect">Connects to the host.</param>
    /// <returns>What the executable would have written, or how it would have failed; nothing is thrown.</returns>
    public InstanceAnswer Run(Func<TContext> connect)
    {
        ArgumentNullException.ThrowIfNull(connect);
        if (_mistake is not null)
        {
            return InstanceAnswer.Of(_mistake);
        }

        try
        {
            using TContext context = connect();
            return Answer(_instance!.Read(context).Plan(_resource.Journal));
        }
#pragma warning disable CA1031 // One host's failure, whatever it is, must not end the test of the others.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return InstanceAnswer.Of(Explanation.Of(_resource, error));
        }
    }

    private InstanceAnswer Answer(Plan<TContext> plan)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, JsonText.Compact))
        {
            TestVerb.WriteState(writer, _states, plan);
        }

        return new InstanceAnswer
        {
            State = JsonElement.Parse(buffer.WrittenSpan),
            InDesiredState = plan.InDesiredState,
            DifferingProperties = [.. plan.DifferingProperties],
            Reasons = Prefixed(StateWriter.Reasons(plan)),
            Blockers = Prefixed(plan.Blockers.Select(static b => b.Finding)),
            Notices = Prefixed(plan.Notices),
            RestartRequired = plan.RestartRequired,
        };
    }

    private Finding[] Prefixed(IEnumerable<Finding> findings) =>
        [.. findings.Select(f => f with { Code = _resource.Description.CodePrefix + f.Code })];
}
