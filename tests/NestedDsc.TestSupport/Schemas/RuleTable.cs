using System.Text;
using NestedDsc.Protocol.Input;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Instances that each break one rule, with what the user is told.</summary>
/// <param name="schema">The schema.</param>
/// <param name="read">Reads an instance with the parser.</param>
public sealed class RuleTable(ISchemaValidator schema, Action<InputObject> read)
{
    // JSON that validators read differently, or not at all.
    private static readonly InputRule[] BeforeSchemas =
        [InputRules.NotUtf8, InputRules.NotJson, InputRules.NotUnicode, InputRules.GivenTwice, InputRules.TooDeep, InputRules.TooLarge];

    /// <summary>An instance that is nested too deeply, beside these properties.</summary>
    public static string Deep(string properties) =>
        $"{{{properties}\"_metadata\":{string.Concat(Enumerable.Repeat("{\"a\":", 16))}1{new string('}', 17)}";

    /// <summary>An instance that is too large, beside these properties.</summary>
    public static string Large(string properties) => $"{{{properties}\"_metadata\":{{\"a\":\"{new string('x', InputDocument.LargestSize)}\"}}}}";

    /// <summary>Asserts that an instance breaks a rule, and only that, and that the schema states it if it is to.</summary>
    public void Breaks(string code, string instance, string message)
    {
        var mistakes = new InputMistakes();
        try
        {
            read(InputDocument.Parse(Encoding.UTF8.GetBytes(instance), mistakes));
        }
        catch (Protocol.ResourceException error)
        {
            Assert.Equal(mistakes.Messages, error.Messages);
        }

        Assert.Equal([code], mistakes.Rules.Select(static r => r.Code).Distinct(StringComparer.Ordinal));
        Assert.Contains(mistakes.Messages, m => m.StartsWith(message, StringComparison.Ordinal));
        InputRule rule = mistakes.Rules[0];
        if (!BeforeSchemas.Contains(rule))
        {
            Assert.Equal(rule.IsInSchema, schema.Validate(instance).Count > 0);
        }
    }

    /// <summary>Asserts that every rule is broken by some instance.</summary>
    /// <param name="codes">Codes of the rules that are broken.</param>
    /// <param name="except">Rules that this resource has no property for.</param>
    /// <param name="registries">The registries of its rules.</param>
    public static void IsComplete(IEnumerable<string> codes, IReadOnlyList<InputRule> except, params Type[] registries) => Assert.Equal(
        registries.SelectMany(ParserAgreement.RulesOf)
            .Except([InputRules.NotUtf8, InputRules.NotExported, InputRules.NoWordFits, .. except]).Select(static r => r.Code).Order(StringComparer.Ordinal),
        codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
