using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.NestedVirtualization.Tests.Schemas;

/// <summary>The validator judges as draft 2020-12 says, and says why.</summary>
public sealed class ValidatorTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "4", true)]
    [InlineData("""{"type":"integer"}""", "4.0", true)]
    [InlineData("""{"type":"integer"}""", "4e0", true)]
    [InlineData("""{"type":"integer"}""", "-0.0", true)]
    [InlineData("""{"type":"integer"}""", "45e-1", false)]
    [InlineData("""{"type":"integer"}""", "1e-400", false)]
    [InlineData("""{"type":"integer"}""", "0e-400", true)]
    [InlineData("""{"type":"integer","maximum":2048}""", "1e400", false)]
    [InlineData("""{"type":"integer","minimum":0}""", "-1e30", false)]
    [InlineData("""{"type":"integer"}""", "\"4\"", false)]
    [InlineData("""{"type":"integer","multipleOf":2}""", "33", false)]
    [InlineData("""{"type":"integer","multipleOf":2}""", "34.0", true)]
    [InlineData("""{"type":"string","maxLength":2}""", "\"💡💡\"", true)]
    [InlineData("""{"type":"string","minLength":2}""", "\"💡\"", false)]
    [InlineData("""{"type":"string","pattern":"^a$"}""", "\"a\\n\"", false)]
    [InlineData("""{"type":"string"}""", "\"2026-01-15T08:00:00Z\"", true)]
    [InlineData("""{"type":"string"}""", "null", false)]
    [InlineData("""{"type":"boolean"}""", "0", false)]
    [InlineData("""{"type":"object","additionalProperties":false,"properties":{"a":{}}}""", """{"A":1}""", false)]
    [InlineData("""{"type":"object","additionalProperties":false,"properties":{"a":{},"b":{}},"anyOf":[{"required":["a"]},{"required":["b"]}]}""", """{"b":1}""", true)]
    [InlineData("""{"type":"object","additionalProperties":false,"properties":{"a":{},"b":{}},"anyOf":[{"required":["a"]},{"required":["b"]}]}""", """{}""", false)]
    [InlineData("""{"type":"object","properties":{"a":{},"b":{}},"oneOf":[{"required":["a"]},{"required":["b"]}]}""", """{"a":1,"b":1}""", false)]
    [InlineData("""{"type":"array","items":{"type":"object","required":["a"]}}""", """[{"a":1},{}]""", false)]
    [InlineData("""{"type":"string","enum":["off"]}""", "\"Off\"", false)]
    [InlineData("""{"type":["integer","null"],"minimum":1}""", "null", true)]
    [InlineData("""{"type":["integer","null"],"minimum":1}""", "0", false)]
    [InlineData("""{"type":"string","format":"uuid"}""", "\"6b9d2f6e-2f0e-4a6c-9d2e-0c5f4b1a7e3d\"", true)]
    [InlineData("""{"type":"string","format":"uuid"}""", "\"6b9d2f6e\"", false)]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"2026-01-15T08:00:00Z\"", true)]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"2026-01-15 08:00\"", false)]
    [InlineData("""{"type":"string","format":"ipv4"}""", "\"192.168.100.1\"", true)]
    [InlineData("""{"type":"string","format":"ipv4"}""", "\"192.168.100.256\"", false)]
    [InlineData("""{"properties":{"a":{}},"anyOf":[{"properties":{"b":{}},"required":["b"]},{"properties":{"c":{}}}],"unevaluatedProperties":false}""", """{"a":1,"b":1}""", true)]
    [InlineData("""{"properties":{"a":{}},"anyOf":[{"properties":{"b":{}},"required":["b"]},{"properties":{"c":{}}}],"unevaluatedProperties":false}""", """{"a":1,"c":1}""", true)]
    [InlineData("""{"properties":{"a":{}},"anyOf":[{"properties":{"b":{}},"required":["b"]},{"properties":{"c":{}}}],"unevaluatedProperties":false}""", """{"a":1,"d":1}""", false)]
    [InlineData("""{"$defs":{"n":{"type":"integer"}},"properties":{"a":{"$ref":"#/$defs/n"}}}""", """{"a":"1"}""", false)]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":false}""", """["a",1]""", false)]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", false)]
    public void Instances_are_valid_as_the_specification_says(string schema, string instance, bool valid) =>
        Assert.Equal(valid, SchemaValidator.For(schema).IsValid(instance));

    [Theory]
    [InlineData("""{"a":"x"}""", "/a: ", "/properties/a/type)")]
    [InlineData("""{"b":1}""", "/b: ", "(/additionalProperties)")]
    [InlineData("""{"c":[{"d":0}]}""", "/c/0/d: ", "/properties/d/minimum)")]
    public void What_does_not_fit_is_told_with_its_place_and_the_keyword(string instance, string place, string keyword)
    {
        string mistake = Assert.Single(SchemaValidator.For(
            """
            {
              "properties": { "a": { "type": "integer" }, "c": { "items": { "properties": { "d": { "minimum": 1 } } } } },
              "additionalProperties": false
            }
            """).Validate(instance));
        Assert.StartsWith(place, mistake, StringComparison.Ordinal);
        Assert.EndsWith(keyword, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_told() =>
        Assert.Equal(2, SchemaValidator.For("""{"properties":{"a":{"type":"integer"},"b":{"type":"integer"}}}""").Validate("""{"a":"","b":""}""").Count);
}
