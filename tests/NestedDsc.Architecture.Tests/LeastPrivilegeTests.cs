namespace NestedDsc.Architecture.Tests;

/// <summary>What SECURITY.md says that the product does not do, looked for in what its compiled code uses.</summary>
public sealed class LeastPrivilegeTests
{
    /// <summary>Namespaces that reach beyond this process, with those who may use them and what for.</summary>
    public static TheoryData<string, string[]> Reaches => new()
    {
        // The tool starts resources and dsc.
        { "System.Diagnostics.Process", ["NestedDsc.Tool"] },
        { "System.Net.Sockets", [] },
        { "System.Net.Http", [] },
        { "System.Net.HttpListener", [] },
        { "System.Net.WebSockets", [] },
        { "System.Net.Security", [] },
        { "System.Net.NameResolution", [] },
        { "System.Net.Ping", [] },
        { "System.Net.Mail", [] },
        { "System.Net.Requests", [] },
        { "System.Net.WebClient", [] },
        { "System.Net.Quic", [] },
        { "System.IO.Pipes", [] },
        { "System.IO.MemoryMappedFiles", [] },
        { "System.Security.Cryptography.ProtectedData", [] },
        { "System.Runtime.Loader", [] },

        // What of it DISM and the checks of the folder of the journal need.
        { "Microsoft.Win32.Registry", ["NestedDsc.Servicing"] },
        { "System.Security.Principal.Windows", ["NestedDsc.Protocol"] },
    };

    [Fact]
    public void Something_is_looked_at()
    {
        Assert.Contains("System.Diagnostics.Process", SourceProject.All["NestedDsc.Tool"].Assemblies);
        Assert.Contains("System.IO.Path.GetTempPath", SourceProject.All["NestedDsc.Reports"].Members);
        Assert.NotEmpty(SourceProject.All["NestedDsc.Servicing"].Libraries);
    }

    [Theory]
    [MemberData(nameof(Reaches))]
    public void Only_who_has_a_reason_reaches_beyond_the_process(string assembly, string[] allowed) =>
        Assert.Empty(Users(project => project.Assemblies.Contains(assembly)).Except(allowed, StringComparer.Ordinal));

    // The names of addresses are all that is used of the network.
    [Fact]
    public void Of_the_network_only_addresses_are_used() => Assert.All(SourceProject.All.Values, static project => Assert.Subset(
        new HashSet<string> { "System.Net.Primitives" }, project.Assemblies.Where(static a => a.StartsWith("System.Net", StringComparison.Ordinal)).ToHashSet()));

    [Theory]
    [InlineData("System.Diagnostics.ProcessStartInfo.set_Arguments")]
    [InlineData("System.IO.Path.GetTempFileName")]
    [InlineData("System.IO.Path.GetRandomFileName")]
    [InlineData("System.Reflection.Assembly.LoadFrom")]
    [InlineData("System.Reflection.Assembly.LoadFile")]
    [InlineData("System.Environment.SetEnvironmentVariable")]
    public void Nobody_uses(string member) => Assert.Empty(Users(project => project.Members.Contains(member)));

    // With random names, made exclusively: NestedDsc.Reports.Content.Spool; NestedDsc.Tool makes folders of its own (demo).
    [Fact]
    public void Only_reports_put_files_into_the_folder_for_temporary_files() =>
        Assert.Equal(["NestedDsc.Reports"], Users(static project => project.Members.Contains("System.IO.Path.GetTempPath")));

    // DISM, and the handles of the standard streams.
    [Fact]
    public void Only_servicing_and_streams_call_functions_of_the_system()
    {
        Assert.Equal(["NestedDsc.Protocol", "NestedDsc.Servicing"], Users(static project => project.Libraries.Count > 0));
        Assert.Equal(["kernel32.dll"], SourceProject.All["NestedDsc.Protocol"].Libraries);
    }

    private static IEnumerable<string> Users(Func<SourceProject, bool> uses) =>
        SourceProject.All.Values.Where(uses).Select(static project => project.Name).Order(StringComparer.Ordinal);
}
