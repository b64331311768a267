using NestedDsc.MachineConfiguration.Modules;
using NestedDsc.TestSupport;

namespace NestedDsc.MachineConfiguration.Tests.Modules;

/// <summary>The wrapper module of the repository is the one that packages get.</summary>
public sealed class ModuleFilesTests
{
    [Fact]
    public void The_module_is_generated_from_the_schemas() =>
        Golden.Check(ModuleFiles.Module(), "resources", "MachineConfiguration", "NestedDsc", "NestedDsc.psm1");

    [Fact]
    public void The_manifest_is_generated_from_the_schemas() =>
        Golden.Check(ModuleFiles.Manifest(), "resources", "MachineConfiguration", "NestedDsc", "NestedDsc.psd1");

    [Fact]
    public void The_module_is_plain_ASCII_so_that_Windows_PowerShell_reads_it_without_a_mark() =>
        Assert.All(ModuleFiles.Module() + ModuleFiles.Manifest(), static c => Assert.True(char.IsAscii(c)));
}
