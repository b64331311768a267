using System.Collections.ObjectModel;
using System.IO.Compression;
using System.Text;
using NestedDsc.MachineConfiguration.Modules;
using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.TestSupport;

namespace NestedDsc.MachineConfiguration.Tests.Packages;

/// <summary>A package has what the agent expects, and nothing else.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly Packing _packing = new();

    [Fact]
    public void Has_what_the_agent_expects_and_nothing_else() =>
        Assert.Equal(
            [
                "Modules/NestedDsc/NestedDsc.psd1",
                "Modules/NestedDsc/NestedDsc.psm1",
                "Modules/NestedDsc/bin/library.dll",
                "Modules/NestedDsc/bin/nestedvirtualization.exe",
                "lab.metaconfig.json",
                "lab.mof",
            ],
            Entries(PackageZip.Write(_packing.Build())).Select(static entry => entry.FullName));

    [Fact]
    public void Has_the_module_of_the_repository()
    {
        IReadOnlyList<PackageFile> files = _packing.Build();
        Assert.Equal(RepositoryFiles.Text("resources", "MachineConfiguration", "NestedDsc", "NestedDsc.psm1"), Text(files, "Modules/NestedDsc/NestedDsc.psm1"));
        Assert.Equal(RepositoryFiles.Text("resources", "MachineConfiguration", "NestedDsc", "NestedDsc.psd1"), Text(files, "Modules/NestedDsc/NestedDsc.psd1"));
    }

    [Fact]
    public void The_configuration_is_as_written_before() =>
        Golden.Check(
            Text(_packing.Build(), "lab.mof").ReplaceLineEndings("\n").Replace(ModuleFiles.Version, "$VERSION", StringComparison.Ordinal),
            "tests",
            "NestedDsc.MachineConfiguration.Tests",
            "Packages",
            "lab.mof");

    [Theory]
    [InlineData(PackageType.Audit, 15, """{"Type":"Audit","Version":"1.0.0"}""")]
    [InlineData(PackageType.AuditAndSet, 15, """{"Type":"AuditAndSet","Version":"1.0.0"}""")]
    [InlineData(PackageType.AuditAndSet, 60, """{"Type":"AuditAndSet","Version":"1.0.0","configurationModeFrequencyMins":60}""")]
    public void Tells_the_agent_what_it_is(PackageType type, int frequency, string metaconfig) =>
        Assert.Equal(metaconfig, Text(_packing.Build(Packing.Request() with { Type = type, FrequencyMinutes = frequency }), "lab.metaconfig.json"));

    [Fact]
    public void The_same_input_gives_the_same_bytes() =>
        Assert.Equal(PackageZip.Write(_packing.Build()), PackageZip.Write(_packing.Build()));

    [Fact]
    public void Times_of_files_do_not_matter()
    {
        byte[] before = PackageZip.Write(_packing.Build());
        foreach (string file in Directory.EnumerateFiles(_packing.Folder))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        }

        Assert.Equal(before, PackageZip.Write(_packing.Build()));
    }

    [Fact]
    public void Entries_are_files_with_plain_paths_and_the_executables_can_be_run() =>
        Assert.All(Entries(PackageZip.Write(_packing.Build())), static entry =>
        {
            Assert.Matches("^[A-Za-z0-9._/-]+[A-Za-z0-9]$", entry.FullName);
            Assert.Equal(entry.FullName.EndsWith(".exe", StringComparison.Ordinal) ? 0x81ED : 0x81A4, entry.ExternalAttributes >>> 16);
            Assert.Equal(1980, entry.LastWriteTime.Year);
        });

    [Fact]
    public void More_than_100_MB_are_refused()
    {
        _packing.Add("large.dll", new byte[100 * 1024 * 1024]);
        Assert.Contains("large.dll with 100 MB", Refusal(() => _packing.Build()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_executable_is_refused()
    {
        _packing.Remove("nestedvirtualization.exe");
        Assert.Contains("dotnet build src/dist.proj -p:Rid=win-x64", Refusal(() => _packing.Build()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x14c)]
    [InlineData(0xaa64)]
    public void A_program_for_another_processor_is_refused(ushort machine)
    {
        _packing.Add("nestedvirtualization.exe", Packing.WindowsProgram(machine));
        Assert.Contains("is no program for win-x64", Refusal(() => _packing.Build()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#!/bin/sh")]
    [InlineData("MZ")]
    public void What_is_no_program_is_refused(string content)
    {
        _packing.Add("nestedvirtualization.exe", Encoding.ASCII.GetBytes(content));
        Assert.Contains("is no program for win-x64", Refusal(() => _packing.Build()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_needs_an_installed_NET_is_refused()
    {
        _packing.Add("nestedvirtualization.runtimeconfig.json", [1]);
        Assert.Contains("needs an installed .NET", Refusal(() => _packing.Build()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1.0.0", 15, "can't be that of a package")]
    [InlineData("a b", "1.0.0", 15, "can't be that of a package")]
    [InlineData("../x", "1.0.0", 15, "can't be that of a package")]
    [InlineData("1st", "1.0.0", 15, "can't be that of a package")]
    [InlineData("lab", "1.0", 15, "is no version of a package")]
    [InlineData("lab", "1.0.0-beta", 15, "is no version of a package")]
    [InlineData("lab", "01.0.0", 15, "is no version of a package")]
    [InlineData("lab", "1.0.0", 14, "14 is too often")]
    public void Names_versions_and_frequencies_that_the_service_refuses_are_refused(string name, string version, int frequency, string message) =>
        Assert.Contains(
            message,
            Refusal(() => _packing.Build(Packing.Request() with { Name = name, Version = version, FrequencyMinutes = frequency })),
            StringComparison.Ordinal);

    [Fact]
    public void A_second_configuration_is_refused() =>
        Assert.Contains("exactly one .mof file", Changed(static files => files.Add(new("other.mof", Bytes(""), false))), StringComparison.Ordinal);

    [Fact]
    public void A_configuration_of_another_module_version_is_refused() =>
        Assert.Contains(
            "wants version 0.0.1",
            Changed(static files => Edit(files, "lab.mof", static mof => mof.Replace($"\"{ModuleFiles.Version}\"", "\"0.0.1\"", StringComparison.Ordinal))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("ProcessorCount = 4;", "ProcessorCount = \"4\";", "the value of ProcessorCount is not of its type")]
    [InlineData("ProcessorCount = 4;", "Nonsense = 4;", "the class has no property Nonsense")]
    [InlineData("ProcessorCount = 4;", "VmState = \"Off\";", "the class has no property VmState")]
    [InlineData("instance of NestedVirtualization", "instance of Script", "the module has no class Script")]
    [InlineData("ModuleName = \"NestedDsc\"", "ModuleName = \"Other\"", "is not of the module NestedDsc")]
    [InlineData("  Name = \"lab\"", "  Name = \"other\"", "named 'other' in the MOF")]
    [InlineData("ProcessorCount = 4;", "ProcessorCount = 4", "';' is expected")]
    [InlineData("ProcessorCount = 4;", "EscapedProperties = \"[]\";", "EscapedProperties")]
    [InlineData("ProcessorCount = 4;", "EscapedProperties = \"{\\\"whenRunning\\\":\\\"turnOff\\\"}\";", "EscapedProperties")]
    public void A_configuration_that_does_not_fit_the_module_is_refused(string text, string instead, string message) =>
        Assert.Contains(
            message, Changed(files => Edit(files, "lab.mof", mof => mof.Replace(text, instead, StringComparison.Ordinal))), StringComparison.Ordinal);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Type":"audit","Version":"1.0.0"}""")]
    [InlineData("""{"Type":1,"Version":"1.0.0"}""")]
    [InlineData("""{"Type":"Audit"}""")]
    [InlineData("""{"Type":"1","Version":"1.0.0"}""")]
    [InlineData("""{"Type":"7","Version":"1.0.0"}""")]
    [InlineData("""{"Type":"Audit","Type":"Audit","Version":"1.0.0"}""")]
    public void A_metaconfig_that_the_agent_does_not_know_is_refused(string metaconfig) =>
        Assert.NotEmpty(Changed(files => Edit(files, "lab.metaconfig.json", _ => metaconfig)));

    [Theory]
    [InlineData("../lab.mof")]
    [InlineData("/lab.mof")]
    [InlineData("Modules\\x")]
    public void Paths_that_leave_the_folder_are_refused(string path) =>
        Assert.Contains("which the agent refuses", Refusal(() => PackageZip.Read(PackageZip.Write([new PackageFile(path, Bytes(""), false)]))), StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_file_that_is_shorter_than_the_zip_file_claims_is_refused(int more)
    {
        const int Length = 24;
        byte[] zip = PackageZip.Write([new PackageFile("lab.mof", Bytes("instance of A { };"), false)]);
        int entry = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(entry + Length), BitConverter.ToInt32(zip, entry + Length) + more);

        Assert.StartsWith("This is no package", Refusal(() => PackageZip.Read(zip)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_zip_file_is_refused() => Assert.StartsWith("This is no package", Refusal(static () => PackageZip.Read([1, 2, 3])), StringComparison.Ordinal);

    public void Dispose() => _packing.Dispose();

    private static ReadOnlyCollection<ZipArchiveEntry> Entries(byte[] zip) => new ZipArchive(new MemoryStream(zip)).Entries;

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(IEnumerable<PackageFile> files, string path) =>
        Encoding.UTF8.GetString(files.Single(file => string.Equals(file.Path, path, StringComparison.Ordinal)).Content.Span);

    private static void Edit(List<PackageFile> files, string path, Func<string, string> change)
    {
        int index = files.FindIndex(file => string.Equals(file.Path, path, StringComparison.Ordinal));
        string before = Encoding.UTF8.GetString(files[index].Content.Span);
        string after = change(before);
        Assert.NotEqual(before, after);
        files[index] = files[index] with { Content = Bytes(after) };
    }

    private static string Refusal(Action action) => Assert.Throws<PackageException>(action).Message;

    private string Changed(Action<List<PackageFile>> change)
    {
        List<PackageFile> files = [.. _packing.Build()];
        PackageContent.Check(files);
        change(files);
        return Refusal(() => PackageContent.Check(files));
    }
}
