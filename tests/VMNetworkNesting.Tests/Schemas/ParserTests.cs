using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;
using NestedDsc.TestSupport;

namespace NestedDsc.VMNetworkNesting.Tests.Schemas;

/// <summary>The parser accepts exactly what the schema accepts, so that the engine and the resource never disagree.</summary>
public sealed class ParserTests
{
    private const string Dotted = @"[0-9]{1,3}(\.[0-9]{1,3}){3}";

    [Fact]
    public void Instances_made_from_the_schema_are_accepted() => Instances.Valid.Sample(
        static instance =>
        {
            string json = JsonTexts.Compact(instance);
            Assert.Empty(Schema.Validator.Validate(json));
            Assert.Empty(Mistakes(json));
        },
        iter: 2_000);

    [Fact]
    public void Changed_instances_are_accepted_where_the_schema_accepts_them() => Instances.Mutated.Sample(
        static instance =>
        {
            string json = JsonTexts.Compact(instance);
            string[] byParser = [.. Mistakes(json).Where(static m => !IsBeyondSchemas(m))];
            IReadOnlyList<string> bySchema = Schema.Validator.Validate(json);
            Assert.True(
                (byParser.Length == 0) == (bySchema.Count == 0),
                $"Parser: {string.Join(" | ", byParser)}\nSchema: {string.Join(" | ", bySchema)}\n{json}");
        },
        iter: 20_000);

    [Fact]
    public void Generated_changes_are_accepted_and_refused_in_equal_measure()
    {
        int accepted = 0;
        int all = 0;
        Instances.Mutated.Sample(
            instance =>
            {
                all++;
                accepted += Mistakes(JsonTexts.Compact(instance)).Count == 0 ? 1 : 0;
            },
            iter: 2_000,
            threads: 1);

        Assert.InRange((double)accepted / all, 0.1, 0.9);
    }

    // What JSON Schema can't express: arithmetic on addresses.
    private static bool IsBeyondSchemas(string mistake) =>
        Regex.IsMatch(
            mistake,
            $"^/nat(Prefix: \"{Dotted}/[0-9]{{1,2}}|Gateway: \"{Dotted})\" is not an IPv4|^/nat(Prefix|Gateway): (a prefix of|[0-9./]+ (has bits set|lies in|is not in|is the))",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));

    private static IReadOnlyList<string> Mistakes(string json)
    {
        var mistakes = new InputMistakes();
        new VMNetworkNestingResource(static _ => null).Read(InputDocument.Parse(Encoding.UTF8.GetBytes(json), mistakes), Verb.Get);
        return mistakes.Messages;
    }
}
