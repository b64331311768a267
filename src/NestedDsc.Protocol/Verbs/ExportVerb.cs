using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Verbs;

/// <summary><c>export</c>: a line for every instance that fits the filter, handed over in portions so that the first come early.</summary>
internal static class ExportVerb
{
    private const int Portion = 16 * 1024;

    public static void Run<TContext>(VerbContext<TContext> verb)
        where TContext : IDisposable
    {
        IResourceInstance<TContext> filter = verb.ReadInstance(Verb.Export);
        using TContext context = verb.Resource.Connect(verb.Trace);
        try
        {
            List(verb, filter, context);
        }
        catch (NothingThereException reason)
        {
            // An error would end the export of a whole document.
            verb.Trace.Warn(reason.Message);
        }
    }

    private static void List<TContext>(VerbContext<TContext> verb, IResourceInstance<TContext> filter, TContext context)
        where TContext : IDisposable
    {
        bool isFirst = true;
        foreach ((string name, Plan<TContext> plan) in verb.Resource.Export(filter, context))
        {
            if (!plan.InDesiredState)
            {
                continue;
            }

            verb.Output.Json(writer =>
            {
                writer.WriteStartObject();
                plan.Actual.WriteProperties(writer);
                writer.WriteString("_name"u8, name);
                writer.WriteEndObject();
            });
            if (isFirst || verb.Output.Pending >= Portion)
            {
                isFirst = false;
                verb.Output.Flush();
            }
        }
    }
}
