using NestedDsc.Cim;

namespace NestedDsc.HyperV.Tests;

/// <summary>When other statements are worth a try.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData(CimErrorCode.InvalidQuery, true)]
    [InlineData(CimErrorCode.NotSupported, true)]
    [InlineData(CimErrorCode.InvalidClass, true)]
    [InlineData(CimErrorCode.InvalidParameter, true)]
    [InlineData(CimErrorCode.Failed, true)]
    [InlineData(CimErrorCode.MethodNotFound, true)]
    [InlineData(CimErrorCode.AccessDenied, false)]
    [InlineData(CimErrorCode.TimedOut, false)]
    [InlineData(CimErrorCode.NotFound, false)]
    [InlineData(CimErrorCode.InvalidNamespace, false)]
    public void An_association_that_fails_in_any_way_of_its_own_is_replaced(CimErrorCode code, bool replaced)
    {
        var association = new CimAssociation(new CimPath(CimNamespaces.Virtualization, "X", []), "Y", "Z");

        Assert.Equal(replaced, HyperVConnection.RefusesAssociations(new CimException(code, $"The query {association.Text}", "text")));
    }

    [Fact]
    public void A_statement_that_just_fails_is_not() =>
        Assert.False(HyperVConnection.RefusesAssociations(new CimException(CimErrorCode.Failed, "The query SELECT * FROM X", "text")));
}
