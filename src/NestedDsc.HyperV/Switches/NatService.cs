using System.Net;
using NestedDsc.Cim;

namespace NestedDsc.HyperV.Switches;

/// <summary>Makes and removes NAT networks (MSFT_NetNat), which is done by instances: the class has no methods.</summary>
public static class NatService
{
    /// <summary>Most characters of a NAT's name (as WSL's own NAT code keeps to).</summary>
    public const int LongestName = 39;

    private const string ClassName = "MSFT_NetNat";

    // What Windows itself gives a NAT.
    private static readonly string[] Given = ["InstanceID", "Active", "Store"];

    /// <summary>The name of the NAT behind a switch: the switch's, cut to what a NAT's name can hold.</summary>
    /// <param name="switchName">Name of the switch.</param>
    /// <returns>The name.</returns>
    public static string NameFor(string switchName)
    {
        ArgumentNullException.ThrowIfNull(switchName);
        if (switchName.Length <= LongestName)
        {
            return switchName;
        }

        // Half of a surrogate pair is no character.
        int length = char.IsHighSurrogate(switchName[LongestName - 1]) ? LongestName - 1 : LongestName;
        return switchName[..length];
    }

    /// <summary>Makes a NAT network.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="name">Its name, at most <see cref="LongestName"/> characters.</param>
    /// <param name="prefix">The internal network that is translated.</param>
    public static void Create(HyperVConnection connection, string name, IPNetwork prefix) => Create(
        connection,
        new CimObject(ClassName, [CimProperty.OfString("Name", name), CimProperty.OfString("InternalIPInterfaceAddressPrefix", prefix.ToString())]));

    /// <summary>Makes a NAT network again that was removed.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="former">The network as it was read.</param>
    public static void Restore(HyperVConnection connection, NatNetwork former)
    {
        ArgumentNullException.ThrowIfNull(former);
        Create(connection, former.Row with { Properties = [.. former.Row.Properties.Where(static p => p.Value is not null && !Given.Contains(p.Name, StringComparer.OrdinalIgnoreCase))] });
    }

    /// <summary>Lists the NAT networks by name.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>Names with prefixes as text.</returns>
    public static IReadOnlyDictionary<string, string> List(HyperVConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var query = new CimQuery(CimNamespaces.StandardCimv2, $"SELECT Name, InternalIPInterfaceAddressPrefix FROM {ClassName}", ClassMayBeMissing: true);
        return connection.Read(query)[0].ToDictionary(
            static row => row.Text("Name") ?? "", static row => row.Text("InternalIPInterfaceAddressPrefix") ?? "", StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Removes a NAT network, if it is there. Its key should be InstanceID, as that of every CIM_SettingData; where it is not, it is Name, by
    /// which the cmdlets find it.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="name">Its name.</param>
    public static void Remove(HyperVConnection connection, string name)
    {
        ArgumentNullException.ThrowIfNull(connection);
        string wql = $"SELECT InstanceID, Name FROM {ClassName} WHERE Name={Wql.Literal(name)}";
        foreach (CimObject row in connection.Read(new CimQuery(CimNamespaces.StandardCimv2, wql))[0])
        {
            try
            {
                Delete(connection, CimProperty.OfString("InstanceID", row.Text("InstanceID") ?? ""));
            }
            catch (CimException wrongKey) when (wrongKey.Code is CimErrorCode.InvalidParameter or CimErrorCode.NotFound)
            {
                Delete(connection, CimProperty.OfString("Name", row.Text("Name")));
            }
        }
    }

    private static void Delete(HyperVConnection connection, CimProperty key) => connection.Session.Delete(
        new CimPath(CimNamespaces.StandardCimv2, ClassName, [key]), connection.Within(HyperVConnection.ChangeTimeout));

    private static void Create(HyperVConnection connection, CimObject instance)
    {
        ArgumentNullException.ThrowIfNull(connection);
        connection.Session.Create(CimNamespaces.StandardCimv2, instance, connection.Within(HyperVConnection.ChangeTimeout));
    }
}
