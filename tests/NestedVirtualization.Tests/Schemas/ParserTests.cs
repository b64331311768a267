using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.NestedVirtualization.Tests.Schemas;

/// <summary>The parser accepts exactly what the schema accepts, so that the engine and the resource never disagree.</summary>
public sealed class ParserTests
{
    private static readonly InstanceGenerator Instances = new(Schema.Text);

    private static readonly ParserAgreement Parser = new(
        Schema.Validator, static (input, verb) => new NestedVirtualizationResource(static _ => null).Read(input, verb), IsBeyondSchemas);

    [Fact]
    public void Instances_made_from_the_schema_are_accepted() => Parser.Accepts(Instances.Valid);

    [Fact]
    public void Changed_instances_are_accepted_where_the_schema_accepts_them() => Parser.Agrees(Instances.Mutated);

    [Fact]
    public void Generated_changes_are_accepted_and_refused_in_equal_measure() => Parser.IsTriedBothWays(Instances.Mutated);

    // JSON Schema counts code points.
    private static bool IsBeyondSchemas(string mistake) => mistake.Contains("UTF-16 code units", StringComparison.Ordinal);
}
