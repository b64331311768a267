using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Verbs;

/// <summary>
/// <c>set --what-if</c>: the lines that a set would write, with its steps in <c>_metadata.whatIf</c>. Where the set would be refused,
/// these say so, beside the state as it is: the engine drops the answers of a whole document if one process fails.
/// </summary>
internal static class WhatIfVerb
{
    public static void Run<TContext>(VerbContext<TContext> verb)
        where TContext : IDisposable
    {
        IResourceInstance<TContext> instance = verb.ReadInstance();
        using TContext context = verb.Resource.Connect(verb.Trace);
        Plan<TContext> plan = instance.Read(context).Plan(verb.Resource.Journal);
        if (Refusal.Find(plan) is { } refusal)
        {
            Write(verb, plan, refusal.Messages.Select(static m => $"Set would be refused: {m}"));
            verb.Output.Names([]);
            return;
        }

        Announcement.Tell(plan, verb.Trace);
        Write(verb, plan.After ?? plan, plan.Steps.Select(static step => step.Would));
        verb.Output.Names(plan.ChangedProperties);
    }

    private static void Write<TContext>(VerbContext<TContext> verb, Plan<TContext> plan, IEnumerable<string> lines)
        where TContext : IDisposable => verb.Output.Json(writer => verb.States.Write(writer, plan, w =>
    {
        StateWriter.WriteRestartRequired(w, plan.RestartRequired);
        w.WriteStartObject("_metadata"u8);
        w.WriteStartArray("whatIf"u8);
        foreach (string line in lines)
        {
            w.WriteStringValue(UnicodeText.Visible(line));
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }));
}
