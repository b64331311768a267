using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.GuestHyperVRole.Tests.Schemas;

/// <summary>The parser and the schema: what the one accepts fits the other, and what fits is refused by rules that no schema states.</summary>
public sealed class ParserTests
{
    private static readonly GuestHyperVRoleResource Resource = new(static _ => null);

    private static readonly ParserAgreement Parser = new(Schema.Validator, static input => Resource.Read(input));

    private static readonly string FilterSchema = ExportSchemas.Of(ResourceRun.Run(Resource, static _ => null, "", "manifest"));

    private static readonly ParserAgreement FilterParser = new(SchemaValidator.For(FilterSchema), static input => Resource.CheckFilter(input), isFilter: true);

    [Fact]
    public void Instances_as_the_reference_describes_them_are_accepted() => Parser.Accepts(Instances.Valid);

    [Fact]
    public void Changed_instances_are_accepted_or_refused_by_a_rule() => Parser.Agrees(Instances.Mutated);

    [Fact]
    public void Generated_changes_are_accepted_and_refused_in_equal_measure() => Parser.IsTriedBothWays(Instances.Mutated);

    [Fact]
    public void Filters_are_accepted_or_refused_by_a_rule() => FilterParser.Agrees(new InstanceGenerator(FilterSchema).Mutated);

    [Fact]
    public void An_instance_is_a_filter_but_for_what_no_export_reports() => FilterParser.Agrees(Instances.Mutated);

    [Fact]
    public void Null_is_as_if_the_property_were_left_out() => NullAgreement.Holds(Instances.Valid, Schema.Text, static input => Resource.Read(input));
}
