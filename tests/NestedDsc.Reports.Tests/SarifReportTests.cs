using System.Text.Json;
using CsCheck;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.Reports.Tests;

public sealed class SarifReportTests
{
    private const string SchemaVariable = "NESTEDDSC_SARIF_SCHEMA";

    // What SARIF 2.1.0 and the import of GitHub require of the parts that are written here.
    private const string Required = """
        {
          "type": "object", "required": ["$schema", "version", "runs"], "additionalProperties": false,
          "properties": {
            "$schema": { "type": "string" },
            "version": { "const": "2.1.0", "type": "string" },
            "runs": { "type": "array", "minItems": 1, "maxItems": 1, "items": {
              "type": "object", "required": ["tool", "results"], "additionalProperties": false,
              "properties": {
                "columnKind": { "enum": ["utf16CodeUnits", "unicodeCodePoints"] },
                "automationDetails": { "type": "object", "properties": { "id": { "type": "string" } }, "additionalProperties": false },
                "invocations": { "type": "array", "items": { "type": "object", "required": ["executionSuccessful"], "additionalProperties": false,
                  "properties": { "executionSuccessful": { "type": "boolean" }, "startTimeUtc": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$" } } } },
                "tool": { "type": "object", "required": ["driver"], "additionalProperties": false, "properties": { "driver": {
                  "type": "object", "required": ["name", "rules"], "additionalProperties": false,
                  "properties": {
                    "name": { "type": "string", "minLength": 1 }, "fullName": { "type": "string" },
                    "rules": { "type": "array", "uniqueItems": true, "items": {
                      "type": "object", "required": ["id", "shortDescription", "fullDescription", "help"], "additionalProperties": false,
                      "properties": {
                        "id": { "type": "string" }, "name": { "type": "string" },
                        "shortDescription": { "$ref": "#/definitions/message" }, "fullDescription": { "$ref": "#/definitions/message" },
                        "help": { "$ref": "#/definitions/message" },
                        "defaultConfiguration": { "type": "object", "properties": { "level": { "$ref": "#/definitions/level" } }, "additionalProperties": false }
                      } } } } } } },
                "results": { "type": "array", "items": {
                  "type": "object", "required": ["ruleId", "ruleIndex", "message", "level", "locations", "partialFingerprints"], "additionalProperties": false,
                  "properties": {
                    "ruleId": { "type": "string" }, "ruleIndex": { "type": "integer", "minimum": 0 }, "level": { "$ref": "#/definitions/level" },
                    "message": { "$ref": "#/definitions/message" },
                    "partialFingerprints": { "type": "object", "minProperties": 1, "additionalProperties": { "type": "string", "pattern": "^[0-9a-f:]+$" } },
                    "locations": { "type": "array", "minItems": 1, "items": { "type": "object", "required": ["logicalLocations"], "additionalProperties": false, "properties": {
                      "physicalLocation": { "type": "object", "required": ["artifactLocation"], "additionalProperties": false, "properties": {
                        "artifactLocation": { "type": "object", "required": ["uri"], "additionalProperties": false, "properties": { "uri": { "type": "string", "pattern": "^[!#-;=?-\\[\\]_a-z~%]+$" } } },
                        "region": { "type": "object", "required": ["startLine"], "additionalProperties": false, "properties": {
                          "startLine": { "type": "integer", "minimum": 1 }, "startColumn": { "type": "integer", "minimum": 1 } } } } },
                      "logicalLocations": { "type": "array", "minItems": 1, "items": { "type": "object", "required": ["name", "kind"], "additionalProperties": false, "properties": {
                        "name": { "type": "string" }, "fullyQualifiedName": { "type": "string" }, "kind": { "type": "string" } } } }
                    } } } } } }
              } } }
          },
          "definitions": {
            "message": { "type": "object", "required": ["text"], "properties": { "text": { "type": "string", "minLength": 1 } }, "additionalProperties": false },
            "level": { "enum": ["none", "note", "warning", "error"] }
          }
        }
        """;

    private static readonly SchemaValidator Schema = SchemaValidator.For(Required);

    [Fact]
    public void The_sample_has_what_SARIF_requires() => Assert.Empty(Mistakes(Sample.Write(ReportFormat.Sarif)));

    [Fact]
    public void The_sample_fits_the_schema_of_OASIS()
    {
        string? path = Environment.GetEnvironmentVariable(SchemaVariable);
        Assert.SkipUnless(File.Exists(path), $"The schema is not part of this repository; {SchemaVariable} names a copy of it.");

        Assert.Empty(SchemaValidator.For(File.ReadAllText(path!)).Validate(Sample.Write(ReportFormat.Sarif)));
    }

    [Fact]
    public void Whatever_hosts_are_called_what_SARIF_requires_is_there() =>
        Gen.Select(Hostile.Header, Hostile.Hosts).Sample(
            static (header, hosts) => Mistakes(Sample.Write(ReportFormat.Sarif, header, hosts)).Count == 0, iter: 150);

    [Fact]
    public void A_finding_has_its_own_fingerprint_and_keeps_it_when_the_document_moves_it()
    {
        ResourceResult resource = Sample.Hosts[2].Resources[0];
        HostResult moved = Sample.Hosts[2] with
        {
            Resources = [resource with { Location = resource.Location! with { Line = 99 } }, .. Sample.Hosts[2].Resources.Skip(1)],
        };

        string[] before = Fingerprints(Sample.Hosts[2]);

        Assert.Distinct(before, StringComparer.Ordinal);
        Assert.Equal(before, Fingerprints(moved));
        Assert.Empty(before.Intersect(Fingerprints(moved with { Host = "HV99" }), StringComparer.Ordinal));
    }

    [Fact]
    public void A_message_has_neither_links_nor_placeholders_of_others()
    {
        var host = new HostResult("h", null, [], "[click](http://evil.example) {0}");

        string text = Results(Sample.Write(ReportFormat.Sarif, Sample.Header, [host])).Single().GetProperty("message").GetProperty("text").GetString()!;

        Assert.Equal("h: [click] (http://evil.example) {{0}}", text);
    }

    private static List<string> Mistakes(string report)
    {
        List<string> mistakes = [.. Schema.Validate(report)];
        JsonElement rules = Sample.Json(report).GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules");
        mistakes.AddRange(
            from result in Results(report)
            let id = result.GetProperty("ruleId").GetString()
            let rule = rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()
            where !string.Equals(id, rule, StringComparison.Ordinal)
            select $"{id} is not {rule}");
        return mistakes;
    }

    private static string[] Fingerprints(HostResult host) =>
    [
        .. Results(Sample.Write(ReportFormat.Sarif, Sample.Header, [host]))
            .Select(static r => r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!),
    ];

    private static JsonElement.ArrayEnumerator Results(string report) =>
        Sample.Json(report).GetProperty("runs")[0].GetProperty("results").EnumerateArray();
}
