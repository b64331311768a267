using System.Text.Json;
using CsCheck;
using NestedDsc.MachineConfiguration.Classes;
using NestedDsc.MachineConfiguration.Schemas;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.MachineConfiguration.Tests.Schemas;

/// <summary>Instances are judged by the schemas as a complete validator would judge them.</summary>
public sealed class SchemaCheckerTests
{
    public static TheoryData<string> Resources => [.. ResourceClasses.All.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Judges_as_a_complete_validator_does(string resource)
    {
        ResourceClass type = ResourceClasses.ForName(resource)!;
        var schema = new ResourceSchema(resource);
        var generator = new InstanceGenerator(schema.Text);
        Gen.OneOf(generator.Valid, generator.Mutated).Sample(
            instance =>
            {
                string json = JsonTexts.Compact(instance);
                IReadOnlyList<SchemaMistake> mistakes = SchemaChecker.Check(Parse(json), type.Schema);
                IReadOnlyList<string> expected = schema.Validator.Validate(json);
                Assert.True(
                    (mistakes.Count == 0) == (expected.Count == 0),
                    $"Ours: {string.Join(" | ", mistakes)}\nTheirs: {string.Join(" | ", expected)}\n{json}");
            },
            iter: 3_000);
    }

    [Theory]
    [InlineData("NestedVirtualization", """{"vmName":"a","processorCount":"x"}""", "/processorCount: it must be a whole number, not \"x\".")]
    [InlineData("NestedVirtualization", """{"vmName":"a","processorCount":0}""", "/processorCount: it must be at least 1, not 0.")]
    [InlineData("NestedVirtualization", """{"vmName":"a","memoryStartupMB":33}""", "/memoryStartupMB: it must be a multiple of 2, not 33.")]
    [InlineData("NestedVirtualization", """{"vmName":"a","processorcount":1}""", "/processorcount: there is no such property. Its name is 'processorCount'.")]
    [InlineData("NestedVirtualization", """{"vmName":"a","a/b~c":1}""", "/a~1b~0c: there is no such property.")]
    [InlineData("NestedVirtualization", """{"vmName":"\ud800"}""", "/vmName: it is no text: it has half a character (a lone surrogate).")]
    [InlineData("NestedVirtualization", """{"vmName":"a","powerState":"on"}""", "/powerState: it must be \"running\" or \"off\", not \"on\".")]
    public void Says_where_and_what(string resource, string instance, string mistake) =>
        Assert.Equal([mistake], SchemaChecker.Check(Parse(instance), ResourceClasses.ForName(resource)!.Schema).Select(static m => m.ToString()));

    [Fact]
    public void Null_is_a_value_of_every_property_but_of_no_element()
    {
        JsonElement schema = ResourceClasses.ForName("GuestHyperVRole")!.Schema;

        Assert.Empty(SchemaChecker.Check(Parse("""{"_exist":null,"roleState":null,"sourcePaths":null,"nestedVMs":{"total":null}}"""), schema));
        Assert.Equal(
            ["/sourcePaths/0: it must be a string, not null.", "/features/0/name: it must be a string, not null."],
            SchemaChecker.Check(Parse("""{"sourcePaths":[null],"features":[{"name":null}]}"""), schema).Select(static m => m.ToString()));
    }

    [Theory]
    [InlineData("4", true)]
    [InlineData("4.0", true)]
    [InlineData("40e-1", true)]
    [InlineData("0.4e1", true)]
    [InlineData("0e-99999999999", true)]
    [InlineData("1e-400", false)]
    [InlineData("1e-99999999999", false)]
    [InlineData("41e-1", false)]
    [InlineData("4.5", false)]
    public void Whole_numbers_are_told_by_their_digits(string number, bool whole) =>
        Assert.Equal(
            whole,
            !SchemaChecker.Check(Parse($$"""{"vmName":"a","processorCount":{{number}}}"""), ResourceClasses.ForName("NestedVirtualization")!.Schema)
                .Any(static m => m.Message.StartsWith("it must be a whole number", StringComparison.Ordinal)));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
