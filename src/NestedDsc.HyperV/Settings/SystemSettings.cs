using NestedDsc.Cim;

namespace NestedDsc.HyperV.Settings;

/// <summary>Changes settings of a machine or checkpoint as a whole (Msvm_VirtualSystemSettingData).</summary>
public static class SystemSettings
{
    /// <summary>Changes one property.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="instanceId">InstanceID of the machine's or checkpoint's settings.</param>
    /// <param name="property">The property with its new value.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Modify(HyperVConnection connection, CimPath managementService, string instanceId, CimProperty property, string action)
    {
        ArgumentNullException.ThrowIfNull(connection);
        string xml = EmbeddedInstance.ToXml("Msvm_VirtualSystemSettingData", CimProperty.OfString("InstanceID", instanceId), property);
        connection.Session.InvokeAndWait(
            new CimMethodCall(managementService, "ModifySystemSettings", [CimProperty.OfString("SystemSettings", xml)]),
            action,
            connection.Within(HyperVConnection.ChangeTimeout),
            BusyRetry.Default);
    }
}
