using NestedDsc.Cim;
using NestedDsc.TestSupport;
using NestedDsc.Windows.Tests.Running;

namespace NestedDsc.Windows.Tests.Mi;

public sealed class RoundTripTests
{
    [Fact]
    public void A_query_returns_what_the_host_has()
    {
        using TemporaryHost host = TemporaryHost.LabL0();
        using var loop = new MiLoop(host.Open());
        CimQuery query = new(CimNamespaces.Virtualization, "SELECT * FROM Msvm_ComputerSystem");

        IReadOnlyList<CimObject> rows = loop.Near.Query([query], CimDeadline.After(loop.Near.Clock, TimeSpan.FromSeconds(30)))[0];

        Assert.NotEmpty(rows);
    }
}
