using System.Text.Encodings.Web;
using System.Text.Json;
using NestedDsc.Documents;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Reports.Sarif;

/// <summary>
/// SARIF 2.1.0 with one run. Its results come first and the tool with the rules last: the order of properties has no meaning,
/// and so nothing has to be kept but the codes.
/// </summary>
internal sealed class SarifReportWriter : IReportWriter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    private readonly Stream _output;

    private readonly ReportHeader _header;

    private readonly Utf8JsonWriter _writer;

    private readonly SarifRules _rules = new();

    private bool _successful = true;

    public SarifReportWriter(Stream output, ReportHeader header)
    {
        _output = output;
        _header = header;
        _writer = new Utf8JsonWriter(output, Options);
        _writer.WriteStartObject();
        _writer.WriteString("$schema", Schema);
        _writer.WriteString("version", "2.1.0");
        _writer.WriteStartArray("runs");
        _writer.WriteStartObject();
        _writer.WriteString("columnKind", "utf16CodeUnits");
        _writer.WriteStartArray("results");
    }

    public void Write(HostResult host)
    {
        _successful &= host.Verdict is not Verdict.Error;
        if (host.Error is { } error)
        {
            Write(host, null, new SarifResult(SarifResults.ErrorCode, "error", error, 0));
        }

        foreach (ResourceResult resource in host.Resources)
        {
            foreach (SarifResult result in SarifResults.Of(resource))
            {
                Write(host, resource, result);
            }
        }

        _writer.Flush();
    }

    public void Complete()
    {
        _writer.WriteEndArray();
        _writer.WriteStartObject("automationDetails");
        _writer.WriteString("id", $"nesteddsc/{UnicodeText.WellFormed(_header.Operation)}/");
        _writer.WriteEndObject();
        _writer.WriteStartArray("invocations");
        _writer.WriteStartObject();
        _writer.WriteBoolean("executionSuccessful", _successful);
        _writer.WriteString("startTimeUtc", _header.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        _writer.WriteEndObject();
        _writer.WriteEndArray();
        _writer.WriteStartObject("tool");
        _writer.WriteStartObject("driver");
        _writer.WriteString("name", "nesteddsc");
        _writer.WriteString("fullName", UnicodeText.WellFormed(_header.Engine));
        _rules.Write(_writer);
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.Flush();
        _output.Write("\n"u8);
        _output.Flush();
    }

    // What is not flushed yet belongs to a report that failed: Utf8JsonWriter.Dispose would write it.
    public void Dispose() => _writer.Reset(Stream.Null);

    private void Write(HostResult host, ResourceResult? resource, SarifResult result)
    {
        string subject = resource is null ? host.Host : $"{host.Host}, {resource.Name}";
        _writer.WriteStartObject();
        _writer.WriteString("ruleId", UnicodeText.WellFormed(result.Code));
        _writer.WriteNumber("ruleIndex", _rules.IndexOf(result.Code, result.Level));
        _writer.WriteString("level", result.Level);
        _writer.WriteStartObject("message");
        _writer.WriteString("text", SarifMessage.Of($"{subject}: {result.Message}"));
        _writer.WriteEndObject();
        WriteLocation(host, resource);
        string fingerprint = Fingerprint.Of(
            host.Host, resource?.Type ?? "", resource?.Name ?? "", result.Code, result.Level, result.Number.ToString());
        _writer.WriteStartObject("partialFingerprints");
        _writer.WriteString("nesteddsc/v1", fingerprint);
        // The one that GitHub looks at. It would else be made of the line of the document, which is the same for all hosts.
        _writer.WriteString("primaryLocationLineHash", fingerprint[..16] + ":1");
        _writer.WriteEndObject();
        _writer.WriteEndObject();
    }

    private void WriteLocation(HostResult host, ResourceResult? resource)
    {
        _writer.WriteStartArray("locations");
        _writer.WriteStartObject();
        if ((resource?.Location?.File ?? host.File ?? _header.Document) is { Length: > 0 } file)
        {
            _writer.WriteStartObject("physicalLocation");
            _writer.WriteStartObject("artifactLocation");
            _writer.WriteString("uri", FileUri.Of(file, OperatingSystem.IsWindows()));
            _writer.WriteEndObject();
            WriteRegion(resource?.Location);
            _writer.WriteEndObject();
        }

        _writer.WriteStartArray("logicalLocations");
        WriteLogicalLocation(host.Host, host.Host, "host");
        if (resource is not null)
        {
            WriteLogicalLocation(resource.Name, $"{host.Host}/{resource.Type}/{resource.Name}", "resource");
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.WriteEndArray();
    }

    private void WriteRegion(SourceLocation? location)
    {
        if (location is not { Line: > 0 })
        {
            return;
        }

        _writer.WriteStartObject("region");
        _writer.WriteNumber("startLine", location.Line);
        if (location.Column > 0)
        {
            _writer.WriteNumber("startColumn", location.Column);
        }

        _writer.WriteEndObject();
    }

    private void WriteLogicalLocation(string name, string fullName, string kind)
    {
        _writer.WriteStartObject();
        _writer.WriteString("name", UnicodeText.WellFormed(name));
        _writer.WriteString("fullyQualifiedName", UnicodeText.WellFormed(fullName));
        _writer.WriteString("kind", kind);
        _writer.WriteEndObject();
    }
}
