using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.NestedVirtualization.Tests.Schemas;

/// <summary>The validator judges as draft 2020-12 says, whichever library is behind it.</summary>
public sealed class ValidatorTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "4", true)]
    [InlineData("""{"type":"integer"}""", "4.0", true)]
    [InlineData("""{"type":"integer"}""", "4e0", true)]
    [InlineData("""{"type":"integer"}""", "-0.0", true)]
    [InlineData("""{"type":"integer"}""", "45e-1", false)]
    [InlineData("""{"type":"integer"}""", "1e-400", false)]
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
    public void Instances_are_valid_as_the_specification_says(string schema, string instance, bool valid) =>
        Assert.Equal(valid, SchemaValidator.For(schema).IsValid(instance));
}
