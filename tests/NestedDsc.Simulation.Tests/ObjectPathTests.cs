using CsCheck;
using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Tests;

public sealed class ObjectPathTests
{
    [Theory]
    [InlineData(@"\\HOST\root\virtualization\v2:C.Name=""a:b""", @"root\virtualization\v2", "C.Name=\"a:b\"")]
    [InlineData(@"root\cimv2:C.Name=""a""", @"root\cimv2", "C.Name=\"a\"")]
    [InlineData("C.B=TRUE,A=5,D=-5", "here", "C.A=5,B=TRUE,D=-5")]
    [InlineData("C", "here", "C")]
    [InlineData("C.Name='it\\'s'", "here", "C.Name=\"it's\"")]
    public void A_path_is_read(string text, string ns, string expected)
    {
        Assert.True(ObjectPath.TryParse(text, "here", out CimPath? path));
        Assert.Equal(ns, path.Namespace);
        Assert.Equal(expected, path.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(@"\\HOST:C")]
    [InlineData("C D")]
    [InlineData("C.")]
    [InlineData("C.Name")]
    [InlineData("C.Name=")]
    [InlineData("C.Name=\"a")]
    [InlineData("C.Name=\"a\\")]
    [InlineData("C.Name=\"a\"x")]
    [InlineData("C.Name=\"a\",Name=\"b\"")]
    [InlineData("C.Name=word")]
    public void What_is_no_path_is_refused(string text) => Assert.False(ObjectPath.TryParse(text, "here", out _));

    [Fact]
    public void Every_path_reads_back_as_itself() =>
        Gen.String[Gen.Char[' ', '\uD7FF'], 0, 40].Sample(value =>
        {
            var path = new CimPath("here", "C", [CimProperty.OfString("A", value), CimProperty.OfBoolean("B", true)]);
            return ObjectPath.TryParse(path.ToAbsolute("HOST"), "", out CimPath? read) && path.Equals(read) && Equals(read.Keys[0].Value, value);
        });

    [Theory]
    [InlineData("00000001020304.500000:000")]
    [InlineData("20260115080000.000001+000")]
    public void Times_are_written_as_they_were_read(string text) => Assert.Equal(text, DmtfTime.Format(DmtfTime.Parse(text)!));

    [Theory]
    [InlineData("20260115080000.000000*000")]
    [InlineData("20261315080000.000000+000")]
    [InlineData("2026011508000x.000000+000")]
    [InlineData("00000001250304.500000:000")]
    [InlineData("00000001020304.500000:111")]
    [InlineData("20260115080000.00000x+000")]
    [InlineData("00010101000000.000000+600")]
    [InlineData("2026")]
    public void What_is_no_time_is_refused(string text) => Assert.Null(DmtfTime.Parse(text));
}
