using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NestedDsc.Protocol.Tests.Lamps;
using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Manifests;

/// <summary>The manifest, and the rules that the engine applies to it: breaking one makes the resource vanish without a word.</summary>
public sealed class ManifestTests
{
    private static readonly string[] TopLevel =
    [
        "$schema", "type", "version", "condition", "deprecationMessage", "kind", "description", "tags", "get", "set", "test",
        "delete", "export", "resolve", "validate", "adapter", "exitCodes", "schema", "metadata",
    ];

    private static readonly string[] Methods = ["get", "set", "test", "export"];

    [Fact]
    public void The_manifest_is_written_as_a_file_for_people_and_the_engine() =>
        Assert.Equal(
            """
            {
              "$schema": "https://aka.ms/dsc/schemas/v3/bundled/resource/manifest.json",
              "type": "NestedDsc.Tests/Lamp",
              "version": "1.2.3-preview.4",
              "description": "A lamp on a shelf.",
              "tags": [
                "Lamp",
                "Light"
              ],
              "get": {
                "executable": "lamp",
                "args": [
                  "get"
                ],
                "input": "stdin"
              },
              "set": {
                "executable": "lamp",
                "args": [
                  "set",
                  {
                    "whatIfArg": "--what-if"
                  }
                ],
                "input": "stdin",
                "implementsPretest": true,
                "return": "stateAndDiff",
                "whatIfReturns": "stateAndDiff"
              },
              "test": {
                "executable": "lamp",
                "args": [
                  "test"
                ],
                "input": "stdin",
                "return": "stateAndDiff"
              },
              "export": {
                "executable": "lamp",
                "args": [
                  "export"
                ],
                "input": "stdin",
                "schema": {
                  "embedded": {
                    "$schema": "https://json-schema.org/draft/2020-12/schema",
                    "type": "object"
                  }
                }
              },
              "exitCodes": {
                "0": "Success",
                "1": "Invalid arguments; see the error message",
                "2": "Invalid input; nothing was changed. The error messages name the properties",
                "3": "The operation failed; the error message says where, and what was taken back",
                "4": "Object not found, or its name is ambiguous; nothing was changed. 'get' lists what there is in 'reasons'",
                "5": "Access denied, or not elevated; see the error message",
                "6": "Blocked by a precondition; nothing was changed. 'get' lists it in 'blockers', with what to do",
                "7": "Timed out; the error message says what may still be running",
                "8": "Electricity is not available here; the error message says why, or 'get' in 'reasons'",
                "9": "The set was carried out, but its answer could not be written to standard output; look at the state with 'get'"
              },
              "schema": {
                "embedded": {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "title": "Lämpchen"
                }
              }
            }

            """.ReplaceLineEndings("\n"),
            new LampProgram().Run("", "manifest").Output);

    [Fact]
    public void There_is_no_property_that_the_engine_does_not_know() =>
        Assert.Subset(TopLevel.ToHashSet(), Manifest().Select(static p => p.Key).ToHashSet());

    [Fact]
    public void The_engine_accepts_type_version_and_tags()
    {
        JsonObject manifest = Manifest();

        Assert.Matches(@"^\w+(\.\w+){0,2}\/\w+$", Text(manifest["type"]));
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$", Text(manifest["version"]));
        Assert.All(manifest["tags"]!.AsArray(), static tag => Assert.Matches(@"^\w+$", Text(tag)));
    }

    [Fact]
    public void Every_method_starts_the_same_program_under_a_name_without_a_dot() =>
        Assert.All(Methods, static method =>
        {
            JsonObject entry = Manifest()[method]!.AsObject();
            Assert.Equal("lamp", Text(entry["executable"]));
            Assert.DoesNotContain('.', Text(entry["executable"]));
            Assert.Equal("stdin", Text(entry["input"]));
            Assert.Equal(method, Text(entry["args"]![0]));
        });

    [Fact]
    public void What_if_is_an_argument_of_set_and_nothing_else()
    {
        JsonObject manifest = Manifest();

        Assert.Equal("""["set",{"whatIfArg":"--what-if"}]""", manifest["set"]!["args"]!.ToJsonString());
        Assert.False(manifest.ContainsKey("whatIf"));
        Assert.Single(Regex.Matches(manifest.ToJsonString(), "whatIfArg", RegexOptions.None, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Set_and_test_return_the_state_and_the_differences()
    {
        JsonObject manifest = Manifest();

        Assert.True(manifest["set"]!["implementsPretest"]!.GetValue<bool>());
        Assert.Equal("stateAndDiff", Text(manifest["set"]!["return"]));
        Assert.Equal("stateAndDiff", Text(manifest["set"]!["whatIfReturns"]));
        Assert.Equal("stateAndDiff", Text(manifest["test"]!["return"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_set_handles_absence_only_where_an_instance_can_be_absent(bool handles)
    {
        JsonNode set = Manifest(handles)["set"]!;

        Assert.Equal(handles, set.AsObject().ContainsKey("handlesExist"));
        Assert.Equal(handles, set["handlesExist"]?.GetValue<bool>() ?? false);
    }

    [Fact]
    public void The_engine_is_never_given_a_delete_method()
    {
        Assert.False(Manifest(handlesExist: true).ContainsKey("delete"));
        Assert.False(Manifest(handlesExist: false).ContainsKey("delete"));
    }

    [Fact]
    public void Every_exit_code_has_a_text()
    {
        JsonObject codes = Manifest()["exitCodes"]!.AsObject();

        Assert.Equal(Enum.GetValues<ExitCode>().Select(static code => ((int)code).ToString(null, null)), codes.Select(static c => c.Key));
        Assert.All(codes, static code => Assert.NotEmpty(Text(code.Value)));
    }

    [Fact]
    public void The_schema_is_embedded_word_for_word()
    {
        var lamp = new LampProgram();

        using JsonDocument schema = JsonDocument.Parse(lamp.Run("", "schema").Output);
        using JsonDocument manifest = JsonDocument.Parse(lamp.Run("", "manifest").Output);

        Assert.True(JsonElement.DeepEquals(schema.RootElement, manifest.RootElement.GetProperty("schema").GetProperty("embedded")));
    }

    private static JsonObject Manifest(bool handlesExist = false)
    {
        var resource = new LampResource(new LampRoom());
        var lamp = new LampProgram
        {
            Resource = new(new LampRoom()) { Description = resource.Description with { HandlesExist = handlesExist } },
        };
        return JsonNode.Parse(lamp.Run("", "manifest").Output)!.AsObject();
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
