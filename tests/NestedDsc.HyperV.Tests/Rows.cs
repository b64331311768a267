using NestedDsc.Cim;

namespace NestedDsc.HyperV.Tests;

/// <summary>Rows as Hyper-V gives them.</summary>
internal static class Rows
{
    public static readonly Guid Id = new("A4EF744C-4A32-5A7F-A293-0E582302BA3C");

    public const string Realized = "Microsoft:Hyper-V:System:Realized";

    public static CimObject System(ulong state = 2, params ushort[] status) => new("Msvm_ComputerSystem",
    [
        CimProperty.OfString("Name", InstanceIds.Text(Id)),
        CimProperty.OfString("ElementName", "vm"),
        CimProperty.OfUInt64("EnabledState", state),
        new CimProperty("OperationalStatus", CimType.UInt16, status, IsArray: true),
    ]);

    public static CimObject Settings(string type = Realized, string? id = null, params CimProperty[] more) => new("Msvm_VirtualSystemSettingData",
    [
        CimProperty.OfString("InstanceID", id ?? InstanceIds.Of(Id)),
        CimProperty.OfString("VirtualSystemIdentifier", InstanceIds.Text(Id)),
        CimProperty.OfString("VirtualSystemType", type),
        CimProperty.OfString("VirtualSystemSubType", "Microsoft:Hyper-V:SubType:2"),
        CimProperty.OfString("Version", "10.0"),
        .. more,
    ]);

    public static CimObject Processor(params CimProperty[] more) => new("Msvm_ProcessorSettingData",
        [CimProperty.OfString("InstanceID", InstanceIds.Of(Id) + @"\p\0"), CimProperty.OfUInt64("VirtualQuantity", 4), .. more]);

    public static CimObject Memory() => new("Msvm_MemorySettingData",
    [
        CimProperty.OfString("InstanceID", InstanceIds.Of(Id) + @"\m"),
        CimProperty.OfUInt64("VirtualQuantity", 2048),
        CimProperty.OfUInt64("Reservation", 1024),
        CimProperty.OfUInt64("Limit", 4096),
        CimProperty.OfBoolean("DynamicMemoryEnabled", value: true),
    ]);
}
