namespace NestedDsc.Cim.Tests;

/// <summary>Instances compared by their values, and changed in one.</summary>
public sealed class CimComparisonTests
{
    private static readonly CimObject Row = new("X",
    [
        CimProperty.OfBoolean("A", value: true),
        CimProperty.OfStrings("B", "x", "y"),
        new CimProperty("C", CimType.UInt8, (byte)1),
        CimProperty.OfString("D", null),
        new CimProperty("E", CimType.Instance, new CimObject("Y", [CimProperty.OfStrings("F", "z")])),
    ]);

    [Fact]
    public void Equal_values_are_no_change_also_in_arrays_and_instances()
    {
        CimObject same = Row
            .With(CimProperty.OfStrings("B", "x", "y"))
            .With(new CimProperty("E", CimType.Instance, new CimObject("Y", [CimProperty.OfStrings("F", "z")])));

        Assert.Empty(CimComparison.Changes(Row, same));
    }

    [Fact]
    public void Every_other_value_is_named_with_both()
    {
        CimObject changed = Row
            .With(CimProperty.OfBoolean("a", value: null))
            .With(CimProperty.OfStrings("b", "x"))
            .With(new CimProperty("C", CimType.UInt8, (byte)2))
            .With(new CimProperty("E", CimType.Instance, new CimObject("Y", [CimProperty.OfStrings("F", "w")])));

        IReadOnlyList<string> changes = CimComparison.Changes(Row, changed);

        Assert.Equal(["A from true to nothing", "B from ['x', 'y'] to ['x']", "C from 1 to 2"], changes.Take(3));
        Assert.Equal(4, changes.Count);
        Assert.Equal(3, CimComparison.Changes(Row, changed, "A").Count);
    }

    [Fact]
    public void What_was_null_and_what_is_not_there_say_nothing()
    {
        Assert.Empty(CimComparison.Changes(Row, Row.With(CimProperty.OfString("D", "now"))));
        Assert.Empty(CimComparison.Changes(Row, new CimObject("X", [])));
    }

    [Fact]
    public void A_changed_property_keeps_its_place_and_its_name()
    {
        CimObject changed = Row.With(new CimProperty("c", CimType.UInt8, (byte)7));

        Assert.Equal("A B C D E", string.Join(' ', changed.Properties.Select(static p => p.Name)));
        Assert.Equal(new CimProperty("C", CimType.UInt8, (byte)7), changed.Properties[2]);
        Assert.Equal("z", Row.With(CimProperty.OfString("New", "z")).Text("New"));
        Assert.Equal(5, Row.Properties.Count);
    }
}
