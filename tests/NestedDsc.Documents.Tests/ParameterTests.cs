namespace NestedDsc.Documents.Tests;

/// <summary>Parameters and their values.</summary>
public sealed class ParameterTests
{
    [Fact]
    public void Parameters_are_put_in_where_they_are_the_whole_value()
    {
        string text = DocumentFile.Head + """
            parameters:
              vm: { type: string, defaultValue: lab }
              cpus: { type: int, minValue: 1, maxValue: 8 }
              nested: { type: bool, defaultValue: true }
              o'dd: { type: array, defaultValue: [1, x] }
            resources:
              - name: one
                type: A/B
                properties:
                  vmName: "[parameters('vm')]"
                  processorCount: "[ parameters ( 'cpus' ) ]"
                  inner: { deep: ["[parameters('nested')]", "[parameters('o''dd')]"] }
                  text: "[[parameters('vm')]"
            """;
        Assert.Equal(
            """{"vmName":"lab","processorCount":4,"inner":{"deep":[true,[1,"x"]]},"text":"[parameters('vm')]"}""",
            DocumentFile.Read(text, parameters: ("cpus", "4")).Resources[0].Properties.GetRawText());
        Assert.Equal(
            "\"[parameters('cpus')]\"",
            DocumentFile.Read(text, parameters: [("cpus", "4"), ("vm", "\"[parameters('cpus')]\"")]).Resources[0].Properties.GetProperty("vmName").GetRawText());
    }

    [Theory]
    [InlineData("{ type: int }", "5,3 The parameter 'p' has no default, and no value is given for it.")]
    [InlineData("{ type: int, defaultValue: 1.5 }", "The default of the parameter 'p' must be a whole number, not 1.5.")]
    [InlineData("{ type: int, defaultValue: 99999999999999999999 }", "must be a whole number")]
    [InlineData("{ type: string, defaultValue: 5 }", "must be a string, not 5.")]
    [InlineData("{ type: bool, defaultValue: on }", "must be true or false, not \"on\".")]
    [InlineData("{ type: array, defaultValue: {} }", "must be a list, not an object.")]
    [InlineData("{ type: int, defaultValue: 9, maxValue: 8 }", "The default of the parameter 'p' is 9; the most is 8.")]
    [InlineData("{ type: int, defaultValue: 0, minValue: 1 }", "is 0; the least is 1.")]
    [InlineData("{ type: string, defaultValue: abc, maxLength: 2 }", "has 3 characters; the most is 2.")]
    [InlineData("{ type: array, defaultValue: [], minLength: 1 }", "has 0 items; the least is 1.")]
    [InlineData("{ type: string, defaultValue: c, allowedValues: [a, b] }", "is \"c\", which is not one of \"a\", \"b\".")]
    [InlineData("{ type: string, defaultValue: a, allowedValues: [a, 1] }", "An allowed value of the parameter 'p' must be a string, not 1.")]
    [InlineData("{ type: string, defaultValue: a, minValue: 1 }", "minValue says nothing about a parameter of this type.")]
    [InlineData("{ type: int, defaultValue: 1, minValue: x }", "minValue must be a whole number, not 'x'.")]
    [InlineData("{ type: string, defaultValue: \"[concat('a')]\" }", "uses concat() in an expression. Only the engine can work that out")]
    [InlineData("{ type: secureString }", "Secrets are left to the engine")]
    [InlineData("{ type: date }", "'date' is no type of parameters.")]
    [InlineData("{ defaultValue: 1 }", "The parameter 'p' has no type.")]
    [InlineData("{ type: int, defaultValue: 1, default: 1 }", "A parameter has no property 'default'.")]
    [InlineData("5", "The parameter 'p' must be an object, not 5.")]
    public void A_wrong_declaration_is_a_mistake(string declaration, string expected)
    {
        // Not in the first line, so that the place can be told from others.
        string text = DocumentFile.Head + $"metadata:\n  a: b\nparameters:\n  p: {declaration}\nresources: []\n";
        Assert.Contains(expected, Assert.Single(DocumentFile.Mistakes(text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"x\"", "The value that is given for the parameter 'p' must be a whole number, not \"x\".")]
    [InlineData("9", "is 9; the most is 8.")]
    [InlineData("null", "must be a whole number, not null.")]
    public void A_wrong_value_is_a_mistake(string json, string expected)
    {
        string text = DocumentFile.Head + "parameters:\n  p: { type: int, defaultValue: 1, maxValue: 8 }\nresources: []\n";
        Assert.Contains(expected, Assert.Single(DocumentFile.Mistakes(text, parameters: ("p", json))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_for_nothing_is_a_mistake() =>
        Assert.Contains("'q', which the document does not declare", DocumentFile.Mistakes(DocumentFile.With("1"), parameters: ("q", "1"))[0], StringComparison.Ordinal);

    [Fact]
    public void A_large_value_used_over_and_over_is_a_mistake()
    {
        string uses = string.Concat(Enumerable.Repeat("        - \"[parameters('p')]\"\n", 10_000));
        string text = DocumentFile.Head
            + $"parameters:\n  p: {{ type: string, defaultValue: {new string('x', 100_000)} }}\n"
            + $"resources:\n  - name: one\n    type: A/B\n    properties:\n      list:\n{uses}";
        Assert.Contains("grows larger than 8 MB", Assert.Single(DocumentFile.Mistakes(text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parameters:\n  a: 1\n  b: [on]\n", "{\"a\":1,\"b\":[\"on\"]}")]
    [InlineData("{\"parameters\": {}}", "{}")]
    public void A_parameter_file_is_read(string text, string expected)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        Assert.Equal(expected, "{" + string.Join(",", ParameterFile.Read(path).Select(static p => $"\"{p.Key}\":{p.Value.GetRawText()}")) + "}");
        File.Delete(path);
    }

    [Theory]
    [InlineData("a: 1\n", 2)]
    [InlineData("parameters: 5\n", 1)]
    [InlineData("[]", 1)]
    [InlineData("", 1)]
    public void A_wrong_parameter_file_is_a_mistake(string text, int mistakes)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        Assert.Equal(mistakes, Assert.Throws<DocumentException>(() => ParameterFile.Read(path)).Mistakes.Count);
        File.Delete(path);
    }
}
