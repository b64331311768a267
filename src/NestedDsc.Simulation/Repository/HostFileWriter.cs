using System.Text;

namespace NestedDsc.Simulation.Repository;

/// <summary>Makes the new text of a host's file: what did not change is copied byte by byte.</summary>
internal static class HostFileWriter
{
    /// <param name="document">The file and its changes.</param>
    /// <param name="pending">The array of operations under way as JSON text; empty if there are none.</param>
    /// <param name="servicing">The object of installation and features as JSON text; empty if it stays as it is.</param>
    public static byte[] Write(HostDocument document, string pending, string servicing)
    {
        var edits = new List<(TextRange Range, Action<MemoryStream> Write)>();
        if (servicing.Length > 0 && document.Servicing is { } section)
        {
            edits.Add((section, output => Put(output, servicing)));
        }

        foreach (ClassStore store in document.Namespaces.SelectMany(static n => n.Classes).Where(static c => c.IsChanged))
        {
            edits.Add(ClassEdit(document.Text, store));
        }

        string addition = pending.Length == 0 ? "" : $",\n  \"pending\": {pending}";
        edits.Add((
            document.Pending is { } old
                ? new TextRange(document.BeforePending, old.End - document.BeforePending)
                : new TextRange(document.LastValueEnd, 0),
            output => Put(output, addition)));
        edits.Sort(static (a, b) => a.Range.Start.CompareTo(b.Range.Start));

        using var output = new MemoryStream(document.Text.Length + 4096);
        if (document.HasByteOrderMark)
        {
            output.Write([0xEF, 0xBB, 0xBF]);
        }

        int position = 0;
        foreach ((TextRange range, Action<MemoryStream> write) in edits)
        {
            output.Write(document.Text, position, range.Start - position);
            write(output);
            position = range.End;
        }

        output.Write(document.Text, position, document.Text.Length - position);
        return output.ToArray();
    }

    private static void Put(MemoryStream output, string text) => output.Write(Encoding.UTF8.GetBytes(text));

    private static (TextRange Range, Action<MemoryStream> Write) ClassEdit(byte[] source, ClassStore store)
    {
        if (store.Layout.Instances is { } range)
        {
            return (range, output => PutInstances(output, source, store, IndentAt(source, range.Start)));
        }

        string indent = IndentAt(source, store.Layout.LastValueEnd);
        string separator = store.Layout.IsEmpty ? "" : ",";
        return (new TextRange(store.Layout.LastValueEnd, 0), output =>
        {
            Put(output, $"{separator}\n{indent}\"instances\": ");
            PutInstances(output, source, store, indent);
        });
    }

    private static void PutInstances(MemoryStream output, byte[] source, ClassStore store, string indent)
    {
        if (store.Rows.Count == 0)
        {
            Put(output, "[]");
            return;
        }

        string inner = indent + "  ";
        byte[] first = Encoding.UTF8.GetBytes($"[\n{inner}");
        byte[] next = Encoding.UTF8.GetBytes($",\n{inner}");
        byte[] before = first;
        foreach (InstanceRow row in store.Rows)
        {
            output.Write(before);
            PutRow(output, source, row, inner);
            before = next;
        }

        Put(output, $"\n{indent}]");
    }

    private static void PutRow(MemoryStream output, byte[] source, InstanceRow row, string indent)
    {
        PropertyDefinition[] properties = row.Class.Properties;
        if (row.Source is not { } range)
        {
            Put(output, JsonText.Object(
                Enumerable.Range(0, properties.Length).Where(i => row.Values[i] is not null)
                    .Select(i => (properties[i].Name, JsonText.Of(row.Values[i]))),
                indent));
        }
        else if (row.Changed is null)
        {
            output.Write(source, range.Start, range.Length);
        }
        else
        {
            Put(output, ObjectText.Replace(
                source.AsSpan(range.Start, range.Length), [.. row.Changed.Order().Select(i => (properties[i].Name, JsonText.Of(row.Values[i])))]));
        }
    }

    /// <summary>The white space that the line around a position starts with.</summary>
    private static string IndentAt(byte[] source, int position)
    {
        int lineStart = position > 0 ? Array.LastIndexOf(source, (byte)'\n', position - 1) + 1 : 0;
        int end = lineStart;
        while (end < position && source[end] == (byte)' ')
        {
            end++;
        }

        return new string(' ', end - lineStart);
    }
}
