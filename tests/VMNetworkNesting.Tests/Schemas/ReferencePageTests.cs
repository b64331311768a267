using NestedDsc.VMNetworkNesting.Tests.Running;
using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Schemas;

/// <summary>The reference page says what the schema and the program do.</summary>
public sealed class ReferencePageTests : IDisposable
{
    private static readonly ReferencePage Page = new("VMNetworkNesting");

    private readonly Lab _lab = Lab.L0();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void It_describes_every_property() => Page.Describes(Schema.Text);

    [Fact]
    public void Its_filters_are_taken_by_the_program_and_by_the_engine()
    {
        ISchemaValidator engine = SchemaValidator.For(ExportSchemas.Of(ResourceRun.Run(new VMNetworkNestingResource(static _ => null), static _ => null, "", "manifest")));

        Assert.InRange(Page.Filters.Count, 5, 20);
        Assert.All(Page.Filters, filter =>
        {
            _lab.Untouched(lab => lab.Export(filter)).Succeeds();
            Assert.Empty(engine.Validate(filter));
        });
    }
}
