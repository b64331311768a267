using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture.Redaction;

/// <summary>Which properties hold what.</summary>
internal static class SensitiveProperties
{
    /// <summary>Whether a property's value is left out: free text of which nobody knows what is in it.</summary>
    /// <param name="property">Its name.</param>
    public static bool IsDropped(string property) => Is(property, "Notes") || Is(property, "AdditionalRecoveryInformation");

    /// <summary>Whether a key of a path names a class, as it is called everywhere.</summary>
    /// <param name="key">Name of the key.</param>
    public static bool IsConstantKey(string key) => Is(key, "CreationClassName") || Is(key, "SystemCreationClassName");

    /// <summary>What a property holds.</summary>
    /// <param name="row">The instance.</param>
    /// <param name="property">Name of the property.</param>
    public static SensitiveKind KindOf(CimObject row, string property)
    {
        // Of enclosures only Azure's tag is captured, which is the same everywhere.
        if (Is(row.ClassName, "Win32_SystemEnclosure"))
        {
            return SensitiveKind.Constant;
        }

        if (property.EndsWith("SerialNumber", StringComparison.OrdinalIgnoreCase) || property.EndsWith("AssetTag", StringComparison.OrdinalIgnoreCase))
        {
            return SensitiveKind.Serial;
        }

        return property.ToUpperInvariant() switch
        {
            "SECUREBOOTTEMPLATEID" or "EXTENSIONORDER" or "REQUIREDEXTENSIONIDS" or "CREATIONCLASSNAME" or "SYSTEMCREATIONCLASSNAME"
                or "RESOURCESUBTYPE" or "VIRTUALSYSTEMTYPE" or "VIRTUALSYSTEMSUBTYPE" or "VERSION" => SensitiveKind.Constant,
            "ADDRESS" or "PERMANENTADDRESS" or "NETWORKADDRESSES" or "MACADDRESS" => SensitiveKind.HardwareAddress,
            "LASTKNOWNSWITCHNAME" or "TESTREPLICASWITCHNAME" => SensitiveKind.Switch,
            "INTERFACEALIAS" => SensitiveKind.Adapter,
            "NAME" => OfName(row.ClassName),
            "ELEMENTNAME" => OfElementName(row),
            _ => SensitiveKind.None,
        };
    }

    private static SensitiveKind OfName(string className) => className switch
    {
        "MSFT_NetAdapter" => SensitiveKind.Adapter,
        "MSFT_NetNat" => SensitiveKind.Nat,

        // vmms, nvspwmi, vssnapsvc.
        _ when className.EndsWith("Service", StringComparison.OrdinalIgnoreCase) => SensitiveKind.Constant,
        "Win32_OptionalFeature" => SensitiveKind.Constant,
        _ => SensitiveKind.None,
    };

    private static SensitiveKind OfElementName(CimObject row) => row.ClassName switch
    {
        // The host itself is an instance too, by its name instead of a GUID.
        "Msvm_ComputerSystem" => Guid.TryParse(row.Text("Name"), out _) ? SensitiveKind.Machine : SensitiveKind.None,
        "Msvm_VirtualSystemSettingData" => row.Text("VirtualSystemType")?.Contains("Snapshot", StringComparison.OrdinalIgnoreCase) == true
            ? SensitiveKind.Checkpoint
            : SensitiveKind.Machine,
        "Msvm_VirtualEthernetSwitch" or "Msvm_VirtualEthernetSwitchSettingData" or "Msvm_InternalEthernetPort" => SensitiveKind.Switch,
        "Msvm_SyntheticEthernetPortSettingData" or "Msvm_EmulatedEthernetPortSettingData" or "Msvm_EthernetPortAllocationSettingData" => SensitiveKind.Adapter,
        _ => SensitiveKind.None,
    };

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
