using NestedDsc.MachineConfiguration.Classes;

namespace NestedDsc.MachineConfiguration.Modules;

/// <summary>Writes the manifest of the wrapper module.</summary>
internal static class ModuleManifestText
{
    /// <summary>Writes it.</summary>
    /// <param name="classes">The classes that it exports.</param>
    /// <param name="version">Version of the module.</param>
    /// <returns>The text.</returns>
    public static string Write(IReadOnlyList<ResourceClass> classes, string version) =>
        $$"""
        # Generated from resources/*/schema.json; a test compares it.
        @{
            RootModule = '{{ModuleFiles.Name}}.psm1'
            ModuleVersion = '{{version}}'
            GUID = 'b0f4a2ce-6f0d-4d1b-9a52-3a1c5f0e7d24'
            Author = 'The NestedDsc authors'
            CompanyName = 'The NestedDsc authors'
            Copyright = 'Copyright (c) the NestedDsc authors. MIT License.'
            Description = 'Class-based resources for Azure Machine Configuration that run the executables of NestedDsc.'
            PowerShellVersion = '5.1'
            CompatiblePSEditions = @('Desktop', 'Core')
            FunctionsToExport = @()
            CmdletsToExport = @()
            VariablesToExport = @()
            AliasesToExport = @()
            DscResourcesToExport = @({{string.Join(", ", classes.Select(static c => $"'{c.Name}'"))}})
            PrivateData = @{
                PSData = @{
                    Tags = @('DSC', 'DSCResource', 'HyperV', 'NestedVirtualization', 'AzureMachineConfiguration', 'Windows', 'PSEdition_Core', 'PSEdition_Desktop')
                    LicenseUri = 'https://opensource.org/license/mit'
                    ReleaseNotes = 'Notices and warnings of the executables become verbose output and warnings of PowerShell.'
                }
            }
        }

        """.ReplaceLineEndings("\n");
}
