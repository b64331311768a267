using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace NestedDsc.Reports.Tests.Html;

public sealed partial class HtmlReportTests
{
    [Fact]
    public void The_policy_allows_the_page_its_own_style_and_script_and_nothing_else()
    {
        string page = Sample.Write(ReportFormat.Html);

        Assert.Contains(
            $"content=\"default-src 'none'; style-src '{Hash(Between(page, "<style>", "</style>"))}';"
            + $" script-src '{Hash(Between(page, "<script>", "</script>"))}'; base-uri 'none'; form-action 'none'\"",
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_asks_for_nothing_from_elsewhere() =>
        Assert.DoesNotMatch(
            "(?i)(src|href)=\"(?!#)|url\\(|@import|fetch\\(|XMLHttpRequest|innerHTML|insertAdjacent|document\\.write|\\sstyle=|\\son[a-z]+=",
            Sample.Write(ReportFormat.Html));

    [Fact]
    public void Hosts_with_errors_come_first_and_compliant_ones_last() =>
        Assert.Equal(
            ["hv03.contoso.com", "hv04.contoso.com", "HV02", "HV01"],
            HostNames().Matches(Sample.Write(ReportFormat.Html)).Select(static m => m.Groups["text"].Value));

    [Fact]
    public void Without_scripts_the_summary_the_hosts_and_the_reasons_are_there()
    {
        string page = Scripts().Replace(Sample.Write(ReportFormat.Html), "");

        Assert.Contains("<h1>1 of 4 hosts is compliant</h1>", page, StringComparison.Ordinal);
        Assert.Contains("VM &#x27;lab-sql01&#x27; has 2 virtual processors; 4 are required.", page, StringComparison.Ordinal);
        Assert.Contains("is not a captured host", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_hosts_are_called_they_add_no_element_and_no_attribute() =>
        Gen.Select(Hostile.Header, Hostile.Hosts).Sample(
            static (header, hosts) =>
            {
                string page = Sample.Write(ReportFormat.Html, header, hosts);
                string body = page[page.IndexOf("<body", StringComparison.Ordinal)..];
                return Data().Count(body) == hosts.Length
                    && body.Split("<script").Length == hosts.Length + 2
                    && !body.Contains("<!--", StringComparison.Ordinal)
                    && !body.Contains("<img", StringComparison.OrdinalIgnoreCase)
                    && Data().Matches(body).All(static m => IsSafe(m.Groups["text"].Value));
            },
            iter: 200);

    [Theory]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("true", "true")]
    [InlineData("\"8\"", "\"8\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("null", "null")]
    [InlineData("[\"a\",\"b\"]", "[\"a\",\"b\"]")]
    [InlineData("\"a\\u202eb\"", "a\\u202eb")]
    [InlineData("\"\\ud800\"", "\\ud800")]
    public void Values_look_like_what_they_are(string json, string text) =>
        Assert.Equal(text, Content.JsonValues.Text(Sample.Json(json)));

    // No character of the data can end the element, and what reads it gets JSON.
    private static bool IsSafe(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return !json.Any(static c => c is '<' or '>' or '&' or '\u2028' or '\u2029')
            && document.RootElement.GetProperty("resources").ValueKind is JsonValueKind.Array;
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Between(string text, string begin, string end)
    {
        int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<h4><bdi>(?<text>.*?)</bdi>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex HostNames();

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Scripts();

    [GeneratedRegex("<script type=\"application/json\">(?<text>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Data();
}
