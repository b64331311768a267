using NestedDsc.Cim;
using NestedDsc.Simulation.Tests.OptionalFeatures;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 17: roles and features.</summary>
public sealed class Section17Features
{
    [Row("microsoft/wmi R; MicrosoftDocs/win32 R")]
    public void Row_17_2_A_component_of_a_server_has_these_types()
    {
        CimObject role = Component(HostFiles.Guest2019, "Hyper-V")!;
        Assert.Equal(CimType.SInt32, role.Find("NumericId")!.Type);
        CimProperty companions = role.Find("OptionalCompanions")!;
        Assert.Equal((CimType.Instance, true), (companions.Type, companions.IsArray));
        CimObject companion = ((CimObject[])companions.Value!)[0];
        Assert.Equal("MSFT_OptionalCompanion", companion.ClassName);
        Assert.Equal(
            [("CompanionComponentName", CimType.String), ("CompanionType", CimType.UInt8), ("PrerequisiteEnabled", CimType.Boolean)],
            companion.Properties.Select(static p => (p.Name, p.Type)).Order());
        Assert.Equal((CimType.Instance, false), (role.Find("Descriptor")!.Type, role.Find("Descriptor")!.IsArray));
    }

    [Row("microsoft/wmi R")]
    public void Row_17_3_A_failed_request_has_an_error_of_the_deployment()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019NotExposed);
        using SimulatedSession session = host.Open();
        var error = (CimObject)session.Alter("AddServerComponentAsync", "Hyper-V").Find("Error")!.Value!;
        Assert.Equal("MSFT_ServerManagerDeploymentError", error.ClassName);
        Assert.Equal(
            [("ErrorCategory", CimType.UInt8), ("ErrorId", CimType.String), ("ErrorMessage", CimType.String)],
            error.Properties.Select(static p => (p.Name, p.Type)).Order());
    }

    [Row("microsoft/wmi R")]
    public void Row_17_4_The_roles_descriptor_has_these_types()
    {
        var descriptor = (CimObject)Component(HostFiles.Guest2019, "Hyper-V")!.Find("Descriptor")!.Value!;
        Assert.Equal("ServerComponent_HyperV", descriptor.ClassName);
        Assert.Equal(
            [
                ("DefaultVirtualHardDiskPath", CimType.String, false), ("DefaultVirtualMachinePath", CimType.String, false),
                ("EnableVirtualMachineMigration", CimType.Boolean, false), ("VirtualMachineMigrationAuthenticationType", CimType.String, false),
                ("VirtualSwitchNetworkAdapters", CimType.String, true),
            ],
            descriptor.Properties.Select(static p => (p.Name, p.Type, p.IsArray)).Order());
    }

    [Row("microsoft/wmi R")]
    public void Row_17_5_Graphical_tools_are_a_component_of_a_server_with_a_desktop_alone()
    {
        Assert.Equal("ServerComponent_Hyper_V_Tools", ((CimObject)Component(HostFiles.Guest2019, "Hyper-V-Tools")!.Find("Descriptor")!.Value!).ClassName);
        Assert.Null(Component(HostFiles.GuestCore2025, "Hyper-V-Tools"));
        Assert.NotNull(Component(HostFiles.GuestCore2025, "Hyper-V"));
    }

    [Row("MicrosoftDocs/win32 R")]
    public void Row_17_7_The_operating_system_is_a_singleton()
    {
        foreach (string file in Hosts.Files)
        {
            Hosts.On(TemporaryHost.CopyOf(file), "", static scene =>
                Assert.Single(scene.Rows("SELECT * FROM Win32_OperatingSystem", CimNamespaces.Cimv2)));
        }
    }

    private static CimObject? Component(string file, string name)
    {
        using var host = TemporaryHost.CopyOf(file);
        using SimulatedSession session = host.Open();
        return session.Components().SingleOrDefault(c => string.Equals(c.Text("UniqueName"), name, StringComparison.Ordinal));
    }
}
