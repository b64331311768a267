namespace NestedDsc.HyperV.HostFacts;

/// <summary>What Hyper-V asks of host and machine before it nests.</summary>
/// <remarks>
/// Learn, "Configure nested virtualization": Intel from Windows Server 2016 with configuration version 8.0, AMD from Windows
/// Server 2022 or Windows 11 with 9.3. An AMD host that is too old accepts the setting, but the machine no longer starts.
/// </remarks>
public static class NestingSupport
{
    /// <summary>First build with nesting on Intel: Windows Server 2016, Windows 10 1607.</summary>
    public const int FirstIntelBuild = 14393;

    /// <summary>First build with nesting on AMD: Windows Server 2022.</summary>
    public const int FirstAmdBuild = 20348;

    /// <summary>The lowest build that nests with a vendor's processors.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <returns>The build, or <see langword="null"/> if none does.</returns>
    public static int? FirstBuild(ProcessorVendor vendor) => vendor switch
    {
        ProcessorVendor.Intel => FirstIntelBuild,
        ProcessorVendor.Amd => FirstAmdBuild,
        _ => null,
    };

    /// <summary>The lowest configuration version that nests with a vendor's processors.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <returns>The version, or <see langword="null"/> if none does.</returns>
    public static Version? FirstConfigurationVersion(ProcessorVendor vendor) => vendor switch
    {
        ProcessorVendor.Intel => new Version(8, 0),
        ProcessorVendor.Amd => new Version(9, 3),
        _ => null,
    };

    /// <summary>Whether a machine can nest on a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="configurationVersion">The machine's configuration version.</param>
    /// <returns><see langword="true"/> if it can.</returns>
    public static bool IsCapable(Host host, Version configurationVersion)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.OsBuild >= FirstBuild(host.ProcessorVendor) && configurationVersion >= FirstConfigurationVersion(host.ProcessorVendor);
    }
}
