using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Verbs;

/// <summary><c>set --what-if</c>: the lines that a set would write, with its steps in <c>_metadata.whatIf</c>; refused where a set would be.</summary>
internal static class WhatIfVerb
{
    public static void Run<TContext>(VerbContext<TContext> verb)
        where TContext : IDisposable
    {
        IResourceInstance<TContext> instance = verb.ReadInstance(Verb.WhatIf);
        using TContext context = verb.Resource.Connect(verb.Trace);
        Plan<TContext> plan = instance.Plan(context);
        SetVerb.ThrowIfBlocked(plan);
        SetVerb.ThrowIfNoWay(plan);
        SetVerb.Announce(plan, verb.Trace);
        Plan<TContext> after = plan.After ?? plan;
        verb.Output.Json(writer => verb.States.Write(writer, after, w =>
        {
            StateWriter.WriteRestartRequired(w, after.RestartRequired);
            w.WriteStartObject("_metadata"u8);
            w.WriteStartArray("whatIf"u8);
            foreach (Step<TContext> step in plan.Steps)
            {
                w.WriteStringValue(step.Would);
            }

            w.WriteEndArray();
            w.WriteEndObject();
        }));
        verb.Output.Names(plan.ChangedProperties);
    }
}
