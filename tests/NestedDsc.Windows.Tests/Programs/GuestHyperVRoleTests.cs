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
        WineRegistry.Register(Hosts.Find(host));
        Comparison.Make(Hosts.Find(host), Program, null,
            ("", ["get"]), ("", ["export"]), (Installed, ["test"]), (Removed, ["test"]), (Installed, ["set", "--what-if"]),
            (Installed, ["set"]), (Installed, ["get"]), (Installed, ["set"]));
        WineRegistry.Register(Hosts.Find(host));
        Comparison.Make(Hosts.Find(host), Program, null, (Removed, ["set", "--what-if"]), (Removed, ["set"]), (Removed, ["test"]));
    }

    [Theory]
    [MemberData(nameof(Hosts.Names), MemberType = typeof(Hosts))]
    public void Compiled_to_native_code_it_does_so_too(string host)
    {
        WineRegistry.Register(Hosts.Find(host));
        Comparison.MakeNative(
            Hosts.Find(host), Program, ("", ["get"]), (Installed, ["test"]), (Installed, ["set", "--what-if"]), (Installed, ["set"]), (Installed, ["get"]));
    }
}
