using NestedDsc.Cim;
using NestedDsc.HyperV.Memory;
using NestedDsc.HyperV.Processors;

namespace NestedDsc.HyperV.Settings;

/// <summary>Reads and changes processor and memory settings of a machine.</summary>
public static class ResourceSettings
{
    /// <summary>Changes what differs, in one call.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="current">The settings there are.</param>
    /// <param name="wanted">The settings to be.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Modify(
        HyperVConnection connection, CimPath managementService, MachineSettings current, MachineSettings wanted, string action)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(wanted);
        string?[] changes = [wanted.Processor.ToXml(current.Processor), wanted.Memory.ToXml(current.Memory)];
        string[] xml = [.. changes.OfType<string>()];
        if (xml.Length == 0)
        {
            return;
        }

        connection.Session.InvokeAndWait(
            new CimMethodCall(managementService, "ModifyResourceSettings", [CimProperty.OfStrings("ResourceSettings", xml)]),
            action,
            connection.Within(HyperVConnection.ChangeTimeout),
            BusyRetry.Default);
    }

    /// <summary>Reads the settings again, by their keys, in one round trip.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="known">The settings as they were read before.</param>
    /// <returns>The settings, or <see langword="null"/> if the machine is gone.</returns>
    public static MachineSettings? Read(HyperVConnection connection, MachineSettings known)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(known);
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read(
            ByKey(ProcessorSettings.ClassName, known.Processor.InstanceId),
            ByKey(MemorySettings.ClassName, known.Memory.InstanceId));
        return rows[0].Count == 0 || rows[1].Count == 0
            ? null
            : new MachineSettings(ProcessorSettings.From(rows[0][0]), MemorySettings.From(rows[1][0]));
    }

    private static CimQuery ByKey(string className, string instanceId) =>
        new(CimNamespaces.Virtualization, $"SELECT * FROM {className} WHERE InstanceID={Wql.Literal(instanceId)}");
}
