using NestedDsc.HyperV.Settings;

namespace NestedDsc.NestedVirtualization.Settings;

/// <summary>What holds startup memory, minimum, maximum, dynamic memory and virtual NUMA together.</summary>
internal static class MemoryRange
{
    /// <summary>Makes settings consistent.</summary>
    /// <param name="current">The settings there are.</param>
    /// <param name="wanted">The same with the values desired.</param>
    /// <returns>The settings to be.</returns>
    public static VMSettings Fit(VMSettings current, VMSettings wanted)
    {
        long startup = wanted.Number(VMSetting.MemoryStartupMB);
        bool isDynamic = wanted.Has(VMSetting.DynamicMemoryEnabled);
        bool wasDynamic = current.Has(VMSetting.DynamicMemoryEnabled);
        if (isDynamic == wasDynamic && startup == current.Number(VMSetting.MemoryStartupMB))
        {
            return wanted;
        }

        if (!isDynamic)
        {
            return WithRange(wanted, startup, startup);
        }

        // A range that was there before is the administrator's; only one that dates from static memory is widened to fit.
        return wasDynamic
            ? wanted
            : WithoutVirtualNuma(WithRange(
                wanted, Math.Min(wanted.Number(VMSetting.MemoryMinimumMB), startup), Math.Max(wanted.Number(VMSetting.MemoryMaximumMB), startup)));
    }

    /// <summary>
    /// The settings without what is of no effect: a new VM has a range beside its static memory, which waits for dynamic memory. Hyper-V
    /// need not keep it, and takes static memory only with minimum and maximum at startup; so it is neither compared nor put back.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The settings to compare.</returns>
    public static VMSettings Comparable(VMSettings settings)
    {
        long startup = settings.Number(VMSetting.MemoryStartupMB);
        return settings.Has(VMSetting.DynamicMemoryEnabled) ? settings : WithRange(settings, startup, startup);
    }

    /// <summary>The former settings, as they can be put back.</summary>
    /// <param name="former">The settings there were.</param>
    /// <param name="now">The settings there are.</param>
    /// <returns>The former settings; the memory's range as it is, if memory has not changed.</returns>
    public static VMSettings ToPutBack(VMSettings former, VMSettings now) =>
        Comparable(former).Differing(Comparable(now)).Any(static s => s.Class == VMSettingClass.Memory)
            ? Comparable(former)
            : WithRange(former, now.Number(VMSetting.MemoryMinimumMB), now.Number(VMSetting.MemoryMaximumMB));

    /// <summary>Whether startup memory is outside the range of dynamic memory.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns><see langword="false"/> if memory is static.</returns>
    public static bool IsBroken(VMSettings settings) => settings.Has(VMSetting.DynamicMemoryEnabled)
        && (settings.Number(VMSetting.MemoryStartupMB) < settings.Number(VMSetting.MemoryMinimumMB)
            || settings.Number(VMSetting.MemoryStartupMB) > settings.Number(VMSetting.MemoryMaximumMB));

    /// <summary>Says how the range changes. With static memory, minimum and maximum follow the startup memory.</summary>
    /// <param name="before">The settings there are.</param>
    /// <param name="after">The settings to be.</param>
    /// <returns>The change; <see langword="null"/> if there is none.</returns>
    public static string? DescribeChange(VMSettings before, VMSettings after) =>
        after.Has(VMSetting.DynamicMemoryEnabled)
        && before.Differing(after).Any(static s => s == VMSetting.MemoryMinimumMB || s == VMSetting.MemoryMaximumMB)
            ? $"range of dynamic memory from {Text(before)} to {Text(after)}"
            : null;

    // Hyper-V does not combine dynamic memory with virtual NUMA (ExHyperV turns it off first, as is done here).
    private static VMSettings WithoutVirtualNuma(VMSettings settings) =>
        settings.Has(VMSetting.VirtualNumaEnabled) ? settings.With(VMSetting.VirtualNumaEnabled, 0) : settings;

    private static VMSettings WithRange(VMSettings settings, long minimum, long maximum) =>
        settings.With(VMSetting.MemoryMinimumMB, minimum).With(VMSetting.MemoryMaximumMB, maximum);

    private static string Text(VMSettings settings) => $"{settings.Number(VMSetting.MemoryMinimumMB)}–{settings.Number(VMSetting.MemoryMaximumMB)} MB";
}
