using NestedDsc.Cim;

namespace NestedDsc.HyperV.Features;

/// <summary>What the processor shows of hardware virtualization. A hypervisor that runs in this Windows hides all of it.</summary>
/// <param name="Extensions">Whether it shows VT-x or AMD-V; <see langword="null"/> if Windows does not say.</param>
/// <param name="Firmware">Whether the firmware has turned them on; <see langword="null"/> if Windows does not say, as on Arm.</param>
/// <param name="AddressTranslation">Whether it has second level address translation; <see langword="null"/> if Windows does not say.</param>
public sealed record GuestProcessor(bool? Extensions, bool? Firmware, bool? AddressTranslation)
{
    private const ulong Arm64 = 12;

    /// <summary>Whether the extensions can be used as far as the processor shows them.</summary>
    public bool? Shows => Extensions is { } extensions ? extensions && Firmware != false : null;

    /// <summary>Makes it of a row of Win32_Processor.</summary>
    /// <param name="row">The row; <see langword="null"/> if there was none.</param>
    /// <returns>The processor.</returns>
    public static GuestProcessor From(CimObject? row)
    {
        bool? extensions = row?.Flag("VMMonitorModeExtensions");
        return row?.Number("Architecture") == Arm64
            ? new GuestProcessor(extensions, Firmware: null, AddressTranslation: null)
            : new GuestProcessor(extensions, row?.Flag("VirtualizationFirmwareEnabled"), row?.Flag("SecondLevelAddressTranslationExtensions"));
    }
}
