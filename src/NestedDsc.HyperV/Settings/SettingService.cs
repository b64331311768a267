using NestedDsc.Cim;

namespace NestedDsc.HyperV.Settings;

/// <summary>Reads and changes settings of VMs.</summary>
public static class SettingService
{
    /// <summary>Changes what differs, and sends no more: with one call for devices, and one for the VM as a whole.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="current">The settings there are.</param>
    /// <param name="wanted">The settings to be.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Modify(HyperVConnection connection, CimPath managementService, VMSettings current, VMSettings wanted, string action)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(wanted);
        string[] devices = [.. VMSettingClass.All.Where(static c => c.IsDevice).Select(c => ToXml(c, current, wanted)).OfType<string>()];
        if (devices.Length > 0)
        {
            Invoke(connection, managementService, "ModifyResourceSettings", CimProperty.OfStrings("ResourceSettings", devices), action);
        }

        if (ToXml(VMSettingClass.System, current, wanted) is { } system)
        {
            Invoke(connection, managementService, "ModifySystemSettings", CimProperty.OfString("SystemSettings", system), action);
        }
    }

    /// <summary>Gives a checkpoint another name.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="checkpoint">GUID of the checkpoint.</param>
    /// <param name="name">The name.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Rename(HyperVConnection connection, CimPath managementService, Guid checkpoint, string name, string action)
    {
        string system = EmbeddedInstance.ToXml(
            "Msvm_VirtualSystemSettingData", CimProperty.OfString("InstanceID", InstanceIds.Of(checkpoint)), CimProperty.OfString("ElementName", name));
        Invoke(connection, managementService, "ModifySystemSettings", CimProperty.OfString("SystemSettings", system), action);
    }

    /// <summary>Reads settings again, by their keys, in one round trip.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="known">The settings as they were read before.</param>
    /// <param name="changed">Settings that were changed; those that another method changes are taken as they were read before.</param>
    /// <returns>The settings, or <see langword="null"/> if the VM is gone.</returns>
    public static VMSettings? Read(HyperVConnection connection, VMSettings known, IEnumerable<VMSetting> changed)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(known);
        VMSettingClass[] classes = [.. VMSettingClass.All.Where(c => changed.Any(s => s.Class.IsDevice == c.IsDevice))];
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read([.. classes.Select(c => c.ByKey(known.KeyOf(c)))]);
        return rows.Any(static r => r.Count == 0) ? null : known.With(rows.Select(static r => r[0]));
    }

    private static string? ToXml(VMSettingClass settings, VMSettings current, VMSettings wanted)
    {
        CimProperty[] changes = [.. wanted.Differing(current).Where(s => s.Class == settings).Select(s => s.With(wanted[s]))];
        return changes.Length == 0 ? null : EmbeddedInstance.ToXml(settings.Name, [CimProperty.OfString("InstanceID", wanted.KeyOf(settings)), .. changes]);
    }

    private static void Invoke(HyperVConnection connection, CimPath managementService, string method, CimProperty settings, string action)
    {
        ArgumentNullException.ThrowIfNull(connection);
        connection.Session.InvokeAndWait(
            new CimMethodCall(managementService, method, [settings]), action, connection.Within(HyperVConnection.ChangeTimeout), BusyRetry.Default);
    }
}
