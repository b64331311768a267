using System.Text;
using System.Xml;
using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.JUnit;

/// <summary>
/// JUnit XML as Jenkins, GitLab and Azure DevOps read it: a suite for each host, a case for each instance. Suites have what the
/// stricter schema of Ant requires, too. Totals stand before the suites, so these wait in a spool.
/// </summary>
internal sealed class JUnitReportWriter(Stream output, ReportHeader header) : IReportWriter
{
    private const string HostCase = "Host";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        ConformanceLevel = ConformanceLevel.Fragment,
        Indent = true,
        NewLineChars = "\n",
    };

    private readonly Spool _suites = new();

    private readonly Tally _tally = new();

    private int _hostErrors;

    public void Write(HostResult host)
    {
        using var buffer = new MemoryStream();
        using (XmlWriter xml = XmlWriter.Create(buffer, Settings))
        {
            WriteSuite(xml, host, _tally.Hosts);
        }

        _tally.Add(host);
        _hostErrors += host.Error is null ? 0 : 1;
        _suites.Append(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        _suites.Append("\n"u8);
    }

    public void Complete()
    {
        using (StreamWriter text = TextOutput.To(output))
        {
            text.WriteLine("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
            text.WriteLine(
                $"<testsuites name=\"nesteddsc\" tests=\"{_tally.Resources + _hostErrors}\""
                + $" failures=\"{_tally.ResourcesWith(Verdict.NotCompliant)}\""
                + $" errors=\"{_tally.ResourcesWith(Verdict.Error) + _hostErrors}\" time=\"{Seconds(_tally.Duration)}\">");
        }

        _suites.CopyTo(output);
        output.Write("</testsuites>\n"u8);
        output.Flush();
    }

    public void Dispose() => _suites.Dispose();

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000");

    private static string OneLine(string text) => XmlText.Clean(text).Replace('\n', ' ');

    private void WriteSuite(XmlWriter xml, HostResult host, int id)
    {
        int hostErrors = host.Error is null ? 0 : 1;
        TimeSpan time = host.Resources.Aggregate(TimeSpan.Zero, static (sum, r) => sum + (r.Duration ?? TimeSpan.Zero));
        string name = OneLine(host.Host);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("package", "nesteddsc");
        xml.WriteAttributeString("id", id.ToString());
        xml.WriteAttributeString("timestamp", header.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss"));
        xml.WriteAttributeString("hostname", name.Length == 0 ? "-" : name);
        xml.WriteAttributeString("tests", (host.Resources.Count + hostErrors).ToString());
        xml.WriteAttributeString("failures", host.Resources.Count(static r => r.Verdict is Verdict.NotCompliant).ToString());
        xml.WriteAttributeString("errors", (host.Resources.Count(static r => r.Verdict is Verdict.Error) + hostErrors).ToString());
        xml.WriteAttributeString("skipped", "0");
        xml.WriteAttributeString("time", Seconds(time));
        WriteProperties(xml, host);
        if (host.Error is { } error)
        {
            WriteCase(xml, HostCase, name, TimeSpan.Zero, "error", "HostError", error, error);
        }

        foreach (ResourceResult resource in host.Resources)
        {
            WriteCase(xml, host, resource);
        }

        xml.WriteElementString("system-out", "");
        xml.WriteElementString("system-err", "");
        xml.WriteEndElement();
    }

    private void WriteProperties(XmlWriter xml, HostResult host)
    {
        xml.WriteStartElement("properties");
        Property(xml, "document", header.Document);
        Property(xml, "operation", header.Operation);
        Property(xml, "engine", header.Engine);
        Property(xml, "hostFile", host.File);
        xml.WriteEndElement();
    }

    private static void Property(XmlWriter xml, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("value", OneLine(value));
        xml.WriteEndElement();
    }

    // Servers know a case by its class and name, and take what comes before the last dot of the class as its package.
    private static void WriteCase(XmlWriter xml, HostResult host, ResourceResult resource)
    {
        string className = OneLine($"{host.Host}.{resource.Type.Replace('/', '.')}");
        string details = string.Join('\n', Details.Lines(resource));
        switch (resource.Verdict)
        {
            case Verdict.NotCompliant:
                string reason = resource.Reasons.Count == 0 ? "Not in desired state." : resource.Reasons[0].Phrase;
                string more = resource.Reasons.Count > 1 ? $" (and {resource.Reasons.Count - 1} more)" : "";
                string type = resource.Reasons.Count == 0 ? "NotCompliant" : resource.Reasons[0].Code;
                WriteCase(xml, resource.Name, className, resource.Duration, "failure", type, reason + more, details);
                break;
            case Verdict.Error:
                string error = resource.Error ?? "The resource failed.";
                string kind = resource.ExitCode is { } code ? $"ExitCode{code}" : "Error";
                WriteCase(xml, resource.Name, className, resource.Duration, "error", kind, error, details);
                break;
            default:
                WriteCase(xml, resource.Name, className, resource.Duration, null, "", "", "");
                break;
        }
    }

    private static void WriteCase(
        XmlWriter xml, string name, string className, TimeSpan? time, string? outcome, string type, string message, string details)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", OneLine(name));
        xml.WriteAttributeString("classname", className);
        xml.WriteAttributeString("time", Seconds(time ?? TimeSpan.Zero));
        if (outcome is not null)
        {
            xml.WriteStartElement(outcome);
            xml.WriteAttributeString("message", OneLine(message));
            xml.WriteAttributeString("type", OneLine(type));
            xml.WriteString(XmlText.Clean(details));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
