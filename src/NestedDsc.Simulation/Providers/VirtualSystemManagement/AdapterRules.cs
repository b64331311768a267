using NestedDsc.Cim;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>
/// What Hyper-V accepts for Msvm_SyntheticEthernetPortSettingData: a static address of twelve hexadecimal digits, or none with
/// StaticMacAddress false, so that Hyper-V assigns one; zeros are no address (observed).
/// </summary>
internal static class AdapterRules
{
    public const string ClassName = "Msvm_SyntheticEthernetPortSettingData";
    private const string Address = "Address";
    private const string IsStatic = "StaticMacAddress";
    private const string None = "000000000000";

    public static bool AreGood(SettingChange change)
    {
        if (!change.Changes(Address) && !change.Changes(IsStatic))
        {
            return true;
        }

        string address = change.After(Address) as string ?? "";
        return change.Flag(IsStatic) ? IsAddress(address) : address.Length == 0 || (IsAddress(address) && address is not None);
    }

    /// <summary>What changes along with an adapter's address: Hyper-V gives one when the VM starts.</summary>
    public static IReadOnlyList<CimProperty> Consequences(SettingChange change) =>
        change.Changes(Address) && change.After(Address) is "" ? [CimProperty.OfString(Address, None)] : [];

    private static bool IsAddress(string text) => text.Length == 12 && text.All(char.IsAsciiHexDigit);
}
