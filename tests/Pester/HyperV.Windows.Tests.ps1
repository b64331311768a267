#Requires -Version 7.4
#Requires -RunAsAdministrator
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5.0' }, Hyper-V

# Facts (F..) of tests/Windows/README.md about Windows and its features, and the capture of a real host. Nothing is changed.

BeforeAll {
    . (Join-Path $PSScriptRoot 'HyperV.Common.ps1')
}

AfterAll {
    if ($session) { $session.Dispose() }
}

Describe 'guesthypervrole' -Tag HyperV {
    It 'F30 reads features and their states as DISM''s own cmdlet does' {
        $result = Invoke-Resource guesthypervrole get
        Assert-Success $result
        foreach ($feature in $result.State.features) {
            $feature.state | Should -Be "$((Get-WindowsOptionalFeature -Online -FeatureName $feature.name).State)" -Because $feature.name
        }
    }

    It 'F31 sees the edition, the hypervisor and whether this is a virtual machine' {
        $result = Invoke-Resource guesthypervrole get
        $result.State.edition | Should -Be (Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion').EditionID
        $result.State.hypervisorPresent | Should -BeTrue
        $result.State.isVirtualMachine | Should -Be ((Get-CimInstance Win32_ComputerSystem).Model -eq 'Virtual Machine')
    }

    It 'F32 the features of the role depend on each other as the code takes them to' {
        $features = Get-WindowsOptionalFeature -Online | Where-Object FeatureName -Match 'Hyper-V'
        foreach ($feature in $features) { Write-Host "$($feature.FeatureName): $($feature.State)" }
        # What shows a parent: disabled alone, it takes its children along. Here only that all names are there which the resource lists.
        $listed = (Invoke-Resource guesthypervrole get).State.features.name | Where-Object { $_ -match 'Hyper-V' }
        foreach ($name in $listed) { $features.FeatureName | Should -Contain $name }
    }

    It 'F33 the group that may manage Hyper-V without elevation is S-1-5-32-578' {
        (Get-LocalGroup -SID 'S-1-5-32-578').SID.Value | Should -Be 'S-1-5-32-578'
    }

    It 'a role that is there needs no change' {
        (Invoke-Resource guesthypervrole test).State._inDesiredState | Should -BeTrue
    }
}

Describe 'nesteddsc' -Tag HyperV {
    It 'F50 captures this host; redacted it has no names, and both are checked as the host' {
        $out = New-Item -ItemType Directory (Join-Path $TestDrive capture)
        $tool = Join-Path $programs nesteddsc.exe
        & $tool capture -o (Join-Path $out plain.json) | Out-Null
        $LASTEXITCODE | Should -Be 0
        & $tool capture --redact -o (Join-Path $out redacted.json) | Out-Null
        $LASTEXITCODE | Should -Be 0
        $text = Get-Content (Join-Path $out redacted.json) -Raw
        foreach ($secret in @($env:COMPUTERNAME) + @(Get-VM).Name) { $text | Should -Not -Match "(?<![\w-])$([regex]::Escape($secret))(?![\w-])" }
        $document = Join-Path $out role.dsc.yaml
        Set-Content $document @'
$schema: https://aka.ms/dsc/schemas/v3/bundled/config/document.json
resources:
  - { name: role, type: NestedDsc/GuestHyperVRole, properties: { _exist: true } }
  - { name: switch, type: NestedDsc/VMNetworkNesting, properties: { switchName: no such switch, _exist: false } }
'@
        & $tool check -f $document | Out-Null
        $here = $LASTEXITCODE
        foreach ($file in 'plain.json', 'redacted.json') {
            & $tool check -f $document --host (Join-Path $out $file) | Out-Null
            $LASTEXITCODE | Should -Be $here -Because $file
        }
    }
}
