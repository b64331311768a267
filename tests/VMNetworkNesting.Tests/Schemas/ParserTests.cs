using System.Text.RegularExpressions;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Schemas;

/// <summary>The parser accepts exactly what the schema accepts, so that the engine and the resource never disagree.</summary>
public sealed class ParserTests
{
    private const string Dotted = @"[0-9]{1,3}(\.[0-9]{1,3}){3}";

    private static readonly ParserAgreement Parser = new(
        Schema.Validator, static (input, verb) => new VMNetworkNestingResource(static _ => null).Read(input, verb), IsBeyondSchemas);

    [Fact]
    public void Instances_made_from_the_schema_are_accepted() => Parser.Accepts(Instances.Valid);

    [Fact]
    public void Changed_instances_are_accepted_where_the_schema_accepts_them() => Parser.Agrees(Instances.Mutated);

    [Fact]
    public void Generated_changes_are_accepted_and_refused_in_equal_measure() => Parser.IsTriedBothWays(Instances.Mutated);

    // What JSON Schema can't express: arithmetic on addresses, and a length in anything but code points.
    private static bool IsBeyondSchemas(string mistake) =>
        mistake.Contains("UTF-16 code units", StringComparison.Ordinal) || Regex.IsMatch(
            mistake,
            $"^/nat(Prefix: \"{Dotted}/[0-9]{{1,2}}|Gateway: \"{Dotted})\" is not an IPv4|^/nat(Prefix|Gateway): (a prefix of|[0-9./]+ (has bits set|lies in|is not in|is the))",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));
}
