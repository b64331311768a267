#Requires -Version 5.1

# The wrapper module with the real executables on simulated hosts, in a PowerShell that is installed.
#   Invoke-Pester -Container (New-PesterContainer -Path tests/Pester/NestedDsc.Tests.ps1 -Data @{
#       BinaryFolder = '<folder of the executables>' })
param(
    [Parameter(Mandatory)] [string] $BinaryFolder,
    [string] $Repository = (Resolve-Path "$PSScriptRoot/../..").Path
)

BeforeAll {
    $script:Folder = Join-Path ([System.IO.Path]::GetTempPath()) ('nesteddsc-pester-' + [guid]::NewGuid())
    $null = New-Item -ItemType Directory "$Folder/NestedDsc/bin"
    Copy-Item "$Repository/resources/MachineConfiguration/NestedDsc/*" "$Folder/NestedDsc"
    Copy-Item "$BinaryFolder/*" "$Folder/NestedDsc/bin" -Recurse
    Import-Module "$Folder/NestedDsc/NestedDsc.psd1" -Force

    function New-Instance([string] $Class, [hashtable] $Properties)
    {
        $instance = & (Get-Module NestedDsc) ([scriptblock]::Create("[$Class]::new()"))
        $instance.InstanceName = 'one'
        foreach ($name in $Properties.Keys) { $instance.$name = $Properties[$name] }
        return $instance
    }

    # What stands in for an executable is a script, so these tests are not for Windows.
    function Set-Executable([string] $Name, [string] $Script)
    {
        $file = "$Folder/NestedDsc/bin/$Name"
        if (-not (Test-Path "$file.real")) { Move-Item $file "$file.real" }
        [System.IO.File]::WriteAllText($file, "#!/bin/sh`ncat > /dev/null`n$Script`n")
        chmod +x $file
    }

    function Reset-Executable([string] $Name)
    {
        $file = "$Folder/NestedDsc/bin/$Name"
        if (Test-Path "$file.real") { Move-Item "$file.real" $file -Force }
    }
}

AfterAll {
    Remove-Module NestedDsc -ErrorAction Ignore
    $env:NESTEDDSC_HOST = $null
    Remove-Item $Folder -Recurse -Force -ErrorAction Ignore
}

BeforeEach {
    Copy-Item "$Repository/resources/hosts/lab-l0.json" "$Folder/host.json" -Force
    $env:NESTEDDSC_HOST = "$Folder/host.json"
}

Describe 'The module' {
    It 'exports the classes of all schemas, and no command' {
        $module = Get-Module NestedDsc
        $schemas = Get-ChildItem "$Repository/resources/*/schema.json" | ForEach-Object { $_.Directory.Name } | Sort-Object
        $module.ExportedDscResources | Sort-Object | Should -Be $schemas
        $module.ExportedCommands.Count | Should -Be 0
    }

    It 'is valid' {
        { Test-ModuleManifest "$Folder/NestedDsc/NestedDsc.psd1" -ErrorAction Stop } | Should -Not -Throw
    }
}

Describe 'Get' {
    It 'reports a compliant instance' {
        $state = (New-Instance NestedVirtualization @{ VmName = 'lab-web01'; ProcessorCount = 2 }).Get()
        $state.Reasons.Code | Should -Be 'NestedVirtualization:NestedVirtualization:Compliant'
        $state.ProcessorCount | Should -Be 2
    }

    It 'reports every reason, in the form that the agent takes' {
        $state = (New-Instance NestedVirtualization @{ VmName = 'lab-web01'; ProcessorCount = 8; ExposeVirtualizationExtensions = $true }).Get()
        $state.Reasons.Count | Should -Be 2
        $state.Reasons.Code | ForEach-Object { $_ | Should -Match '^[^:\s]+:[^:\s]+:[^:\s]+$' }
    }

    It 'takes names beyond ASCII' {
        $name = "lab 'quoted' [x] 100% a_b \ Z$([char]0xfc)rich $([char]0x2013) $([char]0x65e5)$([char]0x672c)"
        $state = (New-Instance NestedVirtualization @{ VmName = $name; ProcessorCount = 2 }).Get()
        $state.VmName | Should -BeExactly $name
        $state.Reasons.Code | Should -Be 'NestedVirtualization:NestedVirtualization:Compliant'
    }

    It 'writes nothing but the state' {
        $all = & { (New-Instance NestedVirtualization @{ VmName = 'lab-web01' }).Get() } *>&1
        @($all).Count | Should -Be 1
    }
}

Describe 'Test' {
    It 'is <Expected> for <Count> processors' -ForEach @(@{ Count = 2; Expected = $true }, @{ Count = 8; Expected = $false }) {
        (New-Instance NestedVirtualization @{ VmName = 'lab-web01'; ProcessorCount = $Count }).Test() | Should -Be $Expected
    }

    It 'is false when the executable fails, and Get says why' {
        $instance = New-Instance NestedVirtualization @{ VmName = 'lab-twin' }
        $instance.Test() | Should -BeFalse
        $instance.Get().Reasons.Code | Should -Be 'NestedVirtualization:NestedVirtualization:Error'
    }
}

Describe 'Set' {
    It 'brings the desired state about' {
        $instance = New-Instance NestedVirtualization @{ VmName = 'lab-web01'; ProcessorCount = 8 }
        $instance.Set()
        $instance.Test() | Should -BeTrue
    }

    It 'throws what the executable says' {
        { (New-Instance NestedVirtualization @{ VmName = 'lab-sql01'; ProcessorCount = 4 }).Set() } | Should -Throw '*is running*exit code 6*'
    }
}

Describe 'An executable that misbehaves' -Skip:($env:OS -eq 'Windows_NT') {
    AfterEach {
        Reset-Executable nestedvirtualization
        & (Get-Module NestedDsc) { $script:ReadTimeoutSeconds = 300 }
    }

    It 'is stopped when it does not end' {
        Set-Executable nestedvirtualization 'sleep 30'
        & (Get-Module NestedDsc) { $script:ReadTimeoutSeconds = 1 }
        (New-Instance NestedVirtualization @{ VmName = 'a' }).Get().Reasons.Phrase | Should -BeLike '*longer than 1 seconds*'
    }

    It 'is reported when it crashes' {
        Set-Executable nestedvirtualization 'echo boom >&2; exit 134'
        (New-Instance NestedVirtualization @{ VmName = 'a' }).Get().Reasons.Phrase | Should -BeLike '*exit code 134*boom*'
    }
}
