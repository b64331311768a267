using System.Net;
using NestedDsc.Cim;
using NestedDsc.HyperV.Switches;

namespace NestedDsc.HyperV.Tests.Switches;

/// <summary>An address has two rows, in the active and the persistent store.</summary>
public sealed class HostAddressesTests
{
    private static readonly HostAddress Address = new(12, "vEthernet (x)", IPAddress.Parse("10.9.0.1"), 24);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_rows_of_an_address_are_removed_whether_they_go_together_or_not(bool together)
    {
        var session = new ScriptedSession { DeletesOnce = together }.Answers(Row("active"), Row("persistent")).Answers();

        Remove(session);

        Assert.Equal(["Query", "Delete", "Delete", "Query"], session.Calls);
        Assert.Equal(2, session.Deleted.Distinct().Count());
    }

    [Fact]
    public void A_row_that_shows_only_afterwards_is_removed_too()
    {
        var session = new ScriptedSession().Answers(Row("active")).Answers(Row("persistent")).Answers();

        Remove(session);

        Assert.Equal(2, session.Deleted.Count);
    }

    [Fact]
    public void An_address_that_is_not_there_is_none_to_remove()
    {
        var session = new ScriptedSession().Answers();

        Remove(session);

        Assert.Equal(["Query"], session.Calls);
    }

    [Fact]
    public void An_address_that_stays_is_told() => Assert.Equal(
        "Windows reported success, but the host's address 10.9.0.1/24 is still there.",
        Assert.Throws<SettingNotKeptException>(static () => Remove(new ScriptedSession().Answers(Row("active")))).Message);

    private static CimObject Row(string name) => new("MSFT_NetIPAddress", [CimProperty.OfString("Name", name)]);

    private static void Remove(ScriptedSession session)
    {
        using var connection = new HyperVConnection(session);
        HostAddresses.Remove(connection, Address);
    }
}
