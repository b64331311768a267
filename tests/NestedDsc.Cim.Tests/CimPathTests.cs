namespace NestedDsc.Cim.Tests;

public sealed class CimPathTests
{
    [Fact]
    public void Keys_are_written_in_the_order_of_their_names_and_escaped()
    {
        var path = new CimPath(CimNamespaces.Virtualization, "C", [CimProperty.OfString("Name", "a\\b\"c"), CimProperty.OfUInt16("Id", 3)]);

        Assert.Equal("""C.Id=3,Name="a\\b\"c" """.TrimEnd(), path.ToString());
    }
}
