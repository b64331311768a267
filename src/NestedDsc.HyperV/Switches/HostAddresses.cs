using NestedDsc.Cim;

namespace NestedDsc.HyperV.Switches;

/// <summary>Gives the host addresses on its interfaces (MSFT_NetIPAddress).</summary>
public static class HostAddresses
{
    private const string ClassName = "MSFT_NetIPAddress";

    /// <summary>AddressFamily of IPv4.</summary>
    private const ushort Ipv4Family = 2;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Adds an address to an interface.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="interfaceIndex">Index of the interface.</param>
    /// <param name="address">The address: which one, how long it is kept, and its default gateway.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Add(HyperVConnection connection, uint interfaceIndex, HostAddress address, string action)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(address);
        CimProperty[] parameters =
        [
            new("InterfaceIndex", CimType.UInt32, interfaceIndex),
            CimProperty.OfString("IPAddress", address.Address.ToString()),
            CimProperty.OfUInt16("AddressFamily", Ipv4Family),
            new("PrefixLength", CimType.UInt8, (byte)address.PrefixLength),
            .. Optional(address),
        ];
        var call = new CimMethodCall(CimPath.OfClass(CimNamespaces.StandardCimv2, ClassName), "Create", parameters);
        CimDeadline settling = connection.Within(Settling);
        while (!TryInvoke(connection, call, action, giveUp: settling.HasPassed))
        {
            connection.Session.Clock.Wait(PollInterval);
        }
    }

    // What is not said is as Windows has it: kept over restarts, no default gateway.
    private static IEnumerable<CimProperty> Optional(HostAddress address)
    {
        if (!address.IsPersistent)
        {
            yield return CimProperty.OfString("PolicyStore", "ActiveStore");
        }

        if (address.SkipAsSource)
        {
            yield return CimProperty.OfBoolean("SkipAsSource", true);
        }

        if (address.DefaultGateway is { } gateway)
        {
            yield return CimProperty.OfString("DefaultGateway", gateway.ToString());
        }
    }

    // A new interface can be seen before addresses can be given to it (K2s, issue 1131). Whether a failure is an exception or a return
    // value is not known.
    private static bool TryInvoke(HyperVConnection connection, CimMethodCall call, string action, bool giveUp)
    {
        try
        {
            connection.Session.InvokeAndWait(call, action, connection.Within(HyperVConnection.ChangeTimeout));
            return true;
        }
        catch (CimMethodException notYet) when (!giveUp && notYet.ReturnValue == WindowsErrors.NotFound)
        {
            return false;
        }
        catch (CimException notYet) when (!giveUp && WindowsErrors.NumberOf(notYet) == WindowsErrors.NotFound)
        {
            return false;
        }
        catch (CimMethodException refused)
        {
            throw WindowsErrors.From(refused);
        }
    }

    /// <summary>
    /// Removes an address, if it is there: all rows that it has. Whether the removal of one takes the other along is not known, so it is
    /// looked for again until there is none.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="address">The address.</param>
    /// <exception cref="SettingNotKeptException">It stays.</exception>
    public static void Remove(HyperVConnection connection, HostAddress address)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(address);
        CimDeadline settling = connection.Within(Settling);
        while (true)
        {
            IReadOnlyList<CimObject> rows = Rows(connection, address);
            if (rows.Count == 0)
            {
                return;
            }

            if (settling.HasPassed)
            {
                throw new SettingNotKeptException($"Windows reported success, but the host's address {address} is still there.");
            }

            foreach (CimObject row in rows)
            {
                Delete(connection, row);
            }

            connection.Session.Clock.Wait(PollInterval);
        }
    }

    private static IReadOnlyList<CimObject> Rows(HyperVConnection connection, HostAddress address)
    {
        string wql = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"SELECT CreationClassName, Name, SystemCreationClassName, SystemName FROM {ClassName} WHERE IPAddress={Wql.Literal(address.Address.ToString())} AND InterfaceIndex={address.InterfaceIndex}");
        return connection.Read(new CimQuery(CimNamespaces.StandardCimv2, wql))[0];
    }

    private static void Delete(HyperVConnection connection, CimObject row)
    {
        try
        {
            connection.Session.Delete(
                new CimPath(CimNamespaces.StandardCimv2, ClassName, row.Properties), connection.Within(HyperVConnection.ChangeTimeout));
        }
        catch (CimException gone) when (gone.Code == CimErrorCode.NotFound)
        {
            // It went with the row before.
        }
    }
}
