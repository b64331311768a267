using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.Windows.Tests.Running;

namespace NestedDsc.Windows.Tests.Programs;

/// <summary>The program guesthypervrole for Windows does what the one for Linux does. DISM is a stand-in too, and the registry is Wine's.</summary>
public sealed class GuestHyperVRoleTests
{
    private const string Program = "guesthypervrole";
    private const string Installed = """{"includeManagementTools":true}""";
    private const string Removed = """{"_exist":false}""";

    [Theory]
    [MemberData(nameof(Hosts.Names), MemberType = typeof(Hosts))]
    public void The_role_is_read_installed_and_removed_alike(string host)
    {
        using TemporaryHost copy = Open(host);
        Comparison.Make(copy.FilePath, Program, null,
            ("", ["get"]), ("", ["export"]), (Installed, ["test"]), (Removed, ["test"]), (Installed, ["set", "--what-if"]),
            (Installed, ["set"]), (Installed, ["get"]), (Installed, ["set"]));
        Register(host);
        Comparison.Make(copy.FilePath, Program, null, (Removed, ["set", "--what-if"]), (Removed, ["set"]), (Removed, ["test"]));
    }

    [Theory]
    [MemberData(nameof(Hosts.Names), MemberType = typeof(Hosts))]
    public void Compiled_to_native_code_it_does_so_too(string host)
    {
        using TemporaryHost copy = Open(host);
        Comparison.MakeNative(
            copy.FilePath, Program, ("", ["get"]), (Installed, ["test"]), (Installed, ["set", "--what-if"]), (Installed, ["set"]), (Installed, ["get"]));
    }

    // Wine has no options that it was started with, so nothing tells what it is to a hypervisor: see RegistryFacts.ReadHypervisor.
    private static TemporaryHost Open(string host)
    {
        Register(host);
        return TemporaryHost.CopyOf(Hosts.Find(host)).Answer("hypervisorRole", "unknown");
    }

    /// <summary>Makes the registry say what the host's file says of its Windows.</summary>
    private static void Register(string host)
    {
        Wine.Require();
        JsonNode? windows = JsonNode.Parse(File.ReadAllText(Hosts.Find(host)))!["servicing"];
        string file = Wine.Built("windows.reg");
        File.WriteAllText(file, $"""
            REGEDIT4

            [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion]
            "EditionID"="{windows?["edition"]}"
            "InstallationType"="{windows?["installationType"]}"

            [-HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending]

            """);
        Assert.Equal(0, (int)Running.Programs.Run(Wine.Start("regedit", ["/S", file]), "").ExitCode);
    }
}
