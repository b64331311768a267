using System.Xml;
using System.Xml.Linq;
using CsCheck;

namespace NestedDsc.Reports.Tests;

/// <summary>The rules of the schemas of Jenkins and of Ant that a report can break.</summary>
public sealed class JUnitReportTests
{
    [Fact]
    public void The_sample_keeps_the_rules() => Assert.Empty(Mistakes(Sample.Write(ReportFormat.JUnit)));

    [Fact]
    public void Failures_and_errors_are_told_with_their_words()
    {
        XElement root = XDocument.Parse(Sample.Write(ReportFormat.JUnit)).Root!;

        Assert.Equal(["hv03.contoso.com", "HV01", "HV02", "hv04.contoso.com"], root.Elements().Select(static s => s.Attribute("name")!.Value));
        XElement failure = root.Elements().ElementAt(2).Descendants("failure").First();
        Assert.Equal("VM 'lab-sql01' does not expose the virtualization extensions; it has to. (and 1 more)", failure.Attribute("message")!.Value);
        Assert.Contains("processorCount: desired 4, actual 2", failure.Value, StringComparison.Ordinal);
        Assert.Equal("ExitCode5", root.Elements().First().Descendants("error").Single().Attribute("type")!.Value);
        Assert.Equal("HostError", root.Elements().Last().Descendants("error").Single().Attribute("type")!.Value);
    }

    [Fact]
    public void Whatever_hosts_are_called_the_rules_are_kept() =>
        Gen.Select(Hostile.Header, Hostile.Hosts).Sample(
            static (header, hosts) => Mistakes(Sample.Write(ReportFormat.JUnit, header, hosts)).Count == 0, iter: 300);

    private static List<string> Mistakes(string xml)
    {
        var mistakes = new List<string>();
        XElement root = Parse(xml);
        Expect(mistakes, root, "testsuites", ["name", "tests", "failures", "errors", "time"]);
        Counts(mistakes, root, root.Descendants("testcase"));
        foreach ((int index, XElement suite) in root.Elements().Index())
        {
            Expect(mistakes, suite, "testsuite",
                ["name", "package", "id", "timestamp", "hostname", "tests", "failures", "errors", "skipped", "time"]);
            Counts(mistakes, suite, suite.Elements("testcase"));
            Check(mistakes, index == (int?)suite.Attribute("id"), "ids count from 0");
            Check(mistakes, DateTime.TryParseExact(
                suite.Attribute("timestamp")?.Value, "yyyy-MM-dd'T'HH:mm:ss", null, System.Globalization.DateTimeStyles.None, out _), "timestamp");
            Check(mistakes, suite.Attribute("hostname")?.Value.Length > 0, "hostname");
            string[] order = [.. suite.Elements().Select(static e => e.Name.LocalName).Where(static n => n is not "testcase")];
            Check(mistakes, order is ["properties", "system-out", "system-err"], "order of a suite: " + string.Join(' ', order));
            foreach (XElement property in suite.Elements("properties").Elements())
            {
                Expect(mistakes, property, "property", ["name", "value"]);
            }

            foreach (XElement test in suite.Elements("testcase"))
            {
                Expect(mistakes, test, "testcase", ["name", "classname", "time"]);
                Check(mistakes, decimal.TryParse(test.Attribute("time")?.Value, out _), "time of a case");
                Check(mistakes, test.Elements().Count() <= 1, "one outcome");
                foreach (XElement outcome in test.Elements())
                {
                    Expect(mistakes, outcome, outcome.Name.LocalName is "error" ? "error" : "failure", ["message", "type"]);
                }
            }
        }

        return mistakes;
    }

    // Not XDocument.Parse: readers of servers check characters and prohibit document types.
    private static XElement Parse(string xml)
    {
        using var reader = XmlReader.Create(
            new StringReader(xml), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }

    private static void Counts(List<string> mistakes, XElement element, IEnumerable<XElement> cases)
    {
        XElement[] all = [.. cases];
        Check(mistakes, (int?)element.Attribute("tests") == all.Length, "tests");
        Check(mistakes, (int?)element.Attribute("failures") == all.Count(static c => c.Element("failure") is not null), "failures");
        Check(mistakes, (int?)element.Attribute("errors") == all.Count(static c => c.Element("error") is not null), "errors");
    }

    private static void Expect(List<string> mistakes, XElement element, string name, string[] attributes)
    {
        Check(mistakes, element.Name == name, $"{element.Name} is not {name}");
        string[] found = [.. element.Attributes().Select(static a => a.Name.LocalName)];
        Check(mistakes, found.SequenceEqual(attributes, StringComparer.Ordinal), $"{name} has {string.Join(' ', found)}");
    }

    private static void Check(List<string> mistakes, bool kept, string rule)
    {
        if (!kept)
        {
            mistakes.Add(rule);
        }
    }
}
