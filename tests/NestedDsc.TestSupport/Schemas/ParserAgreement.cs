using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using NestedDsc.Protocol.Input;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Holds a resource's parser to its schema.</summary>
/// <param name="schema">Judges by the schema.</param>
/// <param name="read">Reads an instance, or a filter, with the parser.</param>
/// <param name="isFilter">Whether the parser reads filters.</param>
/// <param name="ownRules">The resource's own registry of rules, if it has one.</param>
public sealed partial class ParserAgreement(SchemaValidator schema, Action<InputObject> read, bool isFilter = false, Type? ownRules = null)
{
    private readonly IReadOnlySet<InputRule> _registry =
        new HashSet<InputRule>([.. RulesOf(typeof(InputRules)), .. ownRules is null ? [] : RulesOf(ownRules)]);

    /// <summary>All rules of a registry.</summary>
    public static IReadOnlyList<InputRule> RulesOf(Type registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return
        [
            .. registry.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(static p => p.GetValue(obj: null)).OfType<InputRule>(),
        ];
    }

    /// <summary>Asserts that both accept instances.</summary>
    public void Accepts(Gen<JsonObject> instances) => instances.Sample(
        instance =>
        {
            string json = JsonTexts.Compact(instance);
            Assert.Empty(schema.Validate(json));
            Assert.Empty(Mistakes(json).Messages);
        },
        iter: 2_000);

    /// <summary>
    /// Asserts that what the parser accepts fits the schema, and that what fits and is refused breaks a rule of the registry that
    /// the schema leaves to the parser, each told with its place. Every run draws others; CsCheck_Iter in the environment has more of
    /// them drawn.
    /// </summary>
    public void Agrees(Gen<JsonObject> instances) => instances.Sample(
        instance =>
        {
            string json = JsonTexts.Compact(instance);
            InputMistakes mistakes = Mistakes(json);
            if (mistakes.Rules.Any(static r => r.IsInSchema) == schema.IsValid(json))
            {
                Assert.Fail($"Parser: {string.Join(" | ", mistakes.Messages)}\nSchema: {string.Join(" | ", schema.Validate(json))}\n{json}");
            }

            foreach ((InputRule rule, string message) in mistakes.Rules.Zip(mistakes.Messages))
            {
                Assert.Contains(rule, _registry);
                Assert.Matches(Message(), message.ReplaceLineEndings(" "));
            }
        },
        iter: Math.Max(5_000, Check.Iter));

    /// <summary>Asserts that instances put both answers to the test.</summary>
    public void IsTriedBothWays(Gen<JsonObject> instances)
    {
        int accepted = 0;
        int all = 0;
        instances.Sample(
            instance =>
            {
                all++;
                accepted += Mistakes(JsonTexts.Compact(instance)).Any ? 0 : 1;
            },
            iter: 2_000,
            threads: 1);

        Assert.InRange((double)accepted / all, 0.1, 0.9);
    }

    private InputMistakes Mistakes(string json)
    {
        var mistakes = new InputMistakes();
        read(InputDocument.Parse(Encoding.UTF8.GetBytes(json), mistakes, isFilter));
        return mistakes;
    }

    [GeneratedRegex(@"^(The input|/[^ ]*): .*\.$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Message();
}
