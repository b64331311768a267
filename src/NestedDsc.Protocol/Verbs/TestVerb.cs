using System.Text.Json;
using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Verbs;

/// <summary><c>test</c>: a line with the actual state, a line with the names of the differing properties.</summary>
internal static class TestVerb
{
    public static void Run<TContext>(VerbContext<TContext> verb)
        where TContext : IDisposable
    {
        IResourceInstance<TContext> instance = verb.ReadInstance();
        using TContext context = verb.Resource.Connect(verb.Trace);
        Plan<TContext> plan = instance.Read(context).Plan(verb.Resource.Journal);
        verb.Output.Json(writer => WriteState(writer, verb.States, plan));
        verb.Output.Names(plan.DifferingProperties);
    }

    /// <summary>Writes the state with what a test adds to it.</summary>
    public static void WriteState<TContext>(Utf8JsonWriter writer, StateWriter states, Plan<TContext> plan) => states.Write(writer, plan, w =>
    {
        w.WriteBoolean("_inDesiredState"u8, plan.InDesiredState);
        StateWriter.WriteRestartRequired(w, plan.RestartRequired);
    });
}
