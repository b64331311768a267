# Generated from resources/*/schema.json; a test compares it.
@{
    RootModule = 'NestedDsc.psm1'
    ModuleVersion = '0.1.0'
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
    DscResourcesToExport = @('GuestHyperVRole', 'NestedVirtualization', 'VMNetworkNesting')
    PrivateData = @{
        PSData = @{
            Tags = @('DSC', 'DSCResource', 'HyperV', 'NestedVirtualization', 'AzureMachineConfiguration', 'Windows', 'PSEdition_Core', 'PSEdition_Desktop')
            LicenseUri = 'https://opensource.org/license/mit'
            ReleaseNotes = 'Notices and warnings of the executables become verbose output and warnings of PowerShell.'
        }
    }
}
