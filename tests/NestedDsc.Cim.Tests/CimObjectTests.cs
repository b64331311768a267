namespace NestedDsc.Cim.Tests;

public sealed class CimObjectTests
{
    private static readonly CimPath Path = CimPath.OfClass("n", "D");

    private static readonly CimObject Sample = new(
        "C",
        [
            CimProperty.OfString("Text", "t"),
            CimProperty.OfStrings("Texts", "a", "b"),
            CimProperty.OfBoolean("Flag", true),
            CimProperty.OfUInt16("Number", 7),
            CimProperty.OfReference("Path", Path),
            new CimProperty("Codes", CimType.UInt16, new ushort[] { 2, 5 }, IsArray: true),
            new CimProperty("Time", CimType.DateTime, DateTime.UnixEpoch),
            CimProperty.OfString("Null", null),
        ]);

    [Fact]
    public void Properties_are_found_without_regard_to_case()
    {
        Assert.Equal("t", Sample.Text("TEXT"));
        Assert.Equal(["a", "b"], Sample.Texts("texts"));
        Assert.True(Sample.Flag("flag"));
        Assert.Equal(7ul, Sample.Number("number"));
        Assert.Equal(Path, Sample.Path("path"));
        Assert.Equal([2, 5], Sample.Codes("codes").Select(static c => (int)c));
        Assert.Equal(DateTime.UnixEpoch, Sample.Time("time"));
        Assert.True(Sample.Has("null"));
    }

    [Fact]
    public void What_is_missing_or_of_another_type_reads_as_nothing()
    {
        foreach (string name in (string[])["Missing", "Null", "Flag", "Text"])
        {
            Assert.Null(name is "Text" ? null : Sample.Text(name));
            Assert.Empty(Sample.Texts(name));
            Assert.Null(name is "Flag" ? null : Sample.Flag(name));
            Assert.Null(Sample.Number(name));
            Assert.Null(Sample.Path(name));
            Assert.Empty(Sample.Codes(name));
            Assert.Null(Sample.Time(name));
        }
    }

    public static TheoryData<object, ulong?> Integers() => new()
    {
        { (byte)1, 1 }, { (sbyte)1, 1 }, { (ushort)1, 1 }, { (short)1, 1 }, { 1u, 1 }, { 1, 1 }, { 1ul, 1 }, { 1L, 1 },
        { (sbyte)-1, null }, { (short)-1, null }, { -1, null }, { -1L, null }, { 1.0, null },
    };

    [Theory]
    [MemberData(nameof(Integers))]
    public void An_integer_of_any_width_reads_as_a_number(object value, ulong? number) =>
        Assert.Equal(number, new CimObject("C", [new CimProperty("P", CimType.UInt32, value)]).Number("P"));

    [Fact]
    public void An_object_is_named_by_its_id_or_name()
    {
        Assert.Equal("C", Sample.ToString());
        Assert.Equal("C x", new CimObject("C", [CimProperty.OfString("Name", "x")]).ToString());
        Assert.Equal("C i", new CimObject("C", [CimProperty.OfString("Name", "x"), CimProperty.OfString("InstanceID", "i")]).ToString());
    }
}
