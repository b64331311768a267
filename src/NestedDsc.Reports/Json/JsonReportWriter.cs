using System.Text.Encodings.Web;
using System.Text.Json;
using NestedDsc.Protocol.Output;
using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Json;

/// <summary>Everything that was found out, as one JSON document. Every property is always there; what is not known is null.</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    private const string SchemaVersion = "1.0";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
        // States are written as they came, and may be deeper than the default.
        SkipValidation = true,
    };

    private readonly Stream _output;

    private readonly Utf8JsonWriter _writer;

    private readonly Tally _tally = new();

    public JsonReportWriter(Stream output, ReportHeader header)
    {
        _output = output;
        _writer = new Utf8JsonWriter(output, Options);
        _writer.WriteStartObject();
        _writer.WriteString("schemaVersion", SchemaVersion);
        Text("document", header.Document);
        Text("operation", header.Operation);
        Text("engine", header.Engine);
        _writer.WriteString("time", Words.Time(header.Time));
        _writer.WriteStartArray("hosts");
    }

    public void Write(HostResult host)
    {
        _tally.Add(host);
        _writer.WriteStartObject();
        Text("host", host.Host);
        Text("file", host.File);
        _writer.WriteString("verdict", Words.Key(host.Verdict));
        Text("error", host.Error);
        _writer.WriteStartArray("resources");
        foreach (ResourceResult resource in host.Resources)
        {
            Write(resource);
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.Flush();
    }

    public void Complete()
    {
        _writer.WriteEndArray();
        _writer.WriteStartObject("summary");
        Counts("hosts", _tally.Hosts, _tally.HostsWith);
        Counts("resources", _tally.Resources, _tally.ResourcesWith);
        _writer.WriteStartArray("codes");
        foreach (CodeCount count in _tally.Codes)
        {
            _writer.WriteStartObject();
            Text("code", count.Code);
            _writer.WriteNumber("resources", count.Resources);
            _writer.WriteNumber("hosts", count.Hosts);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.Flush();
        _output.Write("\n"u8);
        _output.Flush();
    }

    // What is not flushed yet belongs to a report that failed: Utf8JsonWriter.Dispose would write it.
    public void Dispose() => _writer.Reset(Stream.Null);

    private void Write(ResourceResult resource)
    {
        _writer.WriteStartObject();
        Text("name", resource.Name);
        Text("type", resource.Type);
        _writer.WriteString("verdict", Words.Key(resource.Verdict));
        Texts("differingProperties", resource.DifferingProperties);
        Remarks("reasons", resource.Reasons);
        Remarks("blockers", resource.Blockers);
        Remarks("notices", resource.Notices);
        Texts("restartRequired", resource.RestartRequired);
        Text("error", resource.Error);
        Number("exitCode", resource.ExitCode);
        Number("durationSeconds", resource.Duration is { } duration ? Math.Round((decimal)duration.TotalSeconds, 3) : null);
        Location(resource);
        State("desired", resource.Desired);
        State("actual", resource.Actual);
        _writer.WriteEndObject();
    }

    private void Location(ResourceResult resource)
    {
        if (resource.Location is not { } location)
        {
            _writer.WriteNull("location");
            return;
        }

        _writer.WriteStartObject("location");
        Text("file", location.File);
        _writer.WriteNumber("line", location.Line);
        _writer.WriteNumber("column", location.Column);
        _writer.WriteEndObject();
    }

    private void Counts(string name, int total, Func<Verdict, int> with)
    {
        _writer.WriteStartObject(name);
        _writer.WriteNumber("total", total);
        foreach (Verdict verdict in Enum.GetValues<Verdict>())
        {
            _writer.WriteNumber(Words.Key(verdict), with(verdict));
        }

        _writer.WriteEndObject();
    }

    private void Remarks(string name, IReadOnlyList<Remark> remarks)
    {
        _writer.WriteStartArray(name);
        foreach (Remark remark in remarks)
        {
            _writer.WriteStartObject();
            Text("code", remark.Code);
            Text("phrase", remark.Phrase);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
    }

    private void Texts(string name, IReadOnlyList<string> texts)
    {
        _writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            _writer.WriteStringValue(UnicodeText.WellFormed(text));
        }

        _writer.WriteEndArray();
    }

    // The characters that a resource or document gave, since a number such as 1e400 or half a surrogate pair has no other form.
    private void State(string name, JsonElement? state)
    {
        _writer.WritePropertyName(name);
        if (state is { ValueKind: not JsonValueKind.Undefined } value)
        {
            _writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
        else
        {
            _writer.WriteNullValue();
        }
    }

    private void Number(string name, decimal? number)
    {
        if (number is { } known)
        {
            _writer.WriteNumber(name, known);
        }
        else
        {
            _writer.WriteNull(name);
        }
    }

    private void Text(string name, string? text)
    {
        if (text is null)
        {
            _writer.WriteNull(name);
        }
        else
        {
            _writer.WriteString(name, UnicodeText.WellFormed(text));
        }
    }
}
