namespace NestedDsc.Cim.Tests;

public sealed class CimPathTests
{
    [Fact]
    public void Keys_are_written_in_the_order_of_their_names_and_escaped()
    {
        var path = new CimPath(CimNamespaces.Virtualization, "C", [CimProperty.OfString("Name", "a\\b\"c"), CimProperty.OfUInt16("Id", 3)]);

        Assert.Equal("""C.Id=3,Name="a\\b\"c" """.TrimEnd(), path.ToString());
    }

    [Fact]
    public void A_path_as_a_key_is_text_in_quotes()
    {
        var inner = new CimPath("n", "D", [CimProperty.OfString("Name", "x")]);
        var path = new CimPath("n", "C", [CimProperty.OfReference("R", inner), CimProperty.OfBoolean("F", true), CimProperty.OfBoolean("G", false)]);

        Assert.Equal("C.F=TRUE,G=FALSE,R=\"D.Name=\\\"x\\\"\"", path.ToString());
    }

    [Fact]
    public void Paths_are_equal_without_regard_to_case_and_order_of_keys()
    {
        var one = new CimPath(@"root\a", "C", [CimProperty.OfString("A", "x"), CimProperty.OfString("B", "y")]);
        var same = new CimPath(@"ROOT\a", "c", [CimProperty.OfString("b", "Y"), CimProperty.OfString("a", "X")]);

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, same with { Namespace = @"root\b" });
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void The_absolute_form_names_server_and_namespace() =>
        Assert.Equal(@"\\HOST\root\a:C.A=""x""", new CimPath(@"root\a", "C", [CimProperty.OfString("A", "x")]).ToAbsolute("HOST"));
}
