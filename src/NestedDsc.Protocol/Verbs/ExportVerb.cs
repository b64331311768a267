using System.Buffers;
using System.Globalization;
using System.Text.Json;
using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Verbs;

/// <summary><c>export</c>: a line for every instance that fits the filter, or none if one can't be read.</summary>
internal static class ExportVerb
{
    public static void Run<TContext>(VerbContext<TContext> verb)
        where TContext : IDisposable
    {
        ExportFilter filter = verb.ReadFilter();
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

    private static void List<TContext>(VerbContext<TContext> verb, ExportFilter filter, TContext context)
        where TContext : IDisposable
    {
        var line = new ArrayBufferWriter<byte>(1024);
        int seen = 0;
        bool isEmpty = true;
        foreach ((string name, IResourceState? state) in verb.Resource.Export(filter, context))
        {
            seen++;
            if (state is null)
            {
                continue;
            }

            line.ResetWrittenCount();
            Write(line, name, state);
            if (!filter.IsEmpty && !filter.Fits(line.WrittenMemory))
            {
                continue;
            }

            verb.Output.Line(line.WrittenSpan);
            isEmpty = false;
        }

        // Seen at the usual level: whoever filters expects something, and a misspelled name looks just like this.
        if (isEmpty && !filter.IsEmpty)
        {
            verb.Trace.Warn(string.Create(CultureInfo.InvariantCulture, $"No instance fits the filter; {seen} {(seen == 1 ? "was" : "were")} looked at."));
        }
    }

    private static void Write(ArrayBufferWriter<byte> line, string name, IResourceState state)
    {
        using var writer = new Utf8JsonWriter(line, JsonText.Compact);
        writer.WriteStartObject();
        state.WriteProperties(writer);
        writer.WriteString("_name"u8, name);
        writer.WriteEndObject();
    }
}
