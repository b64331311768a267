using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Verbs;

/// <summary><c>get</c>: one line with the actual state.</summary>
internal static class GetVerb
{
    public static void Run<TContext>(VerbContext<TContext> verb)
        where TContext : IDisposable
    {
        IResourceInstance<TContext> instance = verb.ReadInstance();
        using TContext context = verb.Resource.Connect(verb.Trace);
        Plan<TContext> plan = instance.Read(context).Plan(verb.Resource.Journal);
        verb.Output.Json(writer => verb.States.Write(writer, plan, w => StateWriter.WriteRestartRequired(w, plan.RestartRequired)));
    }
}
