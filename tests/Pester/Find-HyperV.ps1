#Requires -Version 7.4

<#
.SYNOPSIS
Finds out whether Hyper-V can be managed on this computer, and does for it what needs no restart.
.PARAMETER Image
Name of the output that says it to GitHub Actions: true or false.
.PARAMETER Required
Fails if it can't be managed.
#>
param([string] $Image, [switch] $Required)

$ErrorActionPreference = 'Stop'

# Why Hyper-V can't be managed; nothing if it can.
function Get-Obstacle {
    $role = Get-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V
    if (-not $role) { return 'this edition of Windows has no Hyper-V' }
    if ($role.State -ne 'Enabled') {
        $enabled = Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All -NoRestart
        if ($enabled.RestartNeeded) { return "the role is $($role.State) and takes a restart" }
    }
    if (-not (Get-Module -ListAvailable Hyper-V)) {
        Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V-Management-PowerShell -All -NoRestart | Out-Null
    }
    if (-not (Get-Module -ListAvailable Hyper-V)) { return 'the Hyper-V module for PowerShell is not installed' }

    $service = Get-Service vmms -ErrorAction Ignore
    if (-not $service) { return 'the service vmms is not installed' }
    if ($service.Status -ne 'Running') {
        try { Start-Service vmms; $service.WaitForStatus('Running', [timespan]::FromMinutes(1)) } catch { return "the service vmms doesn't start: $_" }
    }

    try {
        if (-not (Get-CimInstance -Namespace root\virtualization\v2 -ClassName Msvm_VirtualSystemManagementService)) {
            return 'root\virtualization\v2 shows no management service'
        }
    }
    catch { return "root\virtualization\v2 doesn't answer: $_" }
}

try { $obstacle = Get-Obstacle } catch { $obstacle = "$_" }
$system = Get-CimInstance Win32_OperatingSystem
$line = "$($system.Caption), build $($system.BuildNumber): " + ($obstacle ? "no Hyper-V, because $obstacle" : 'Hyper-V answers')
Write-Host $line
if ($env:GITHUB_STEP_SUMMARY) { Add-Content $env:GITHUB_STEP_SUMMARY $line }
if ($Image -and $env:GITHUB_OUTPUT) { Add-Content $env:GITHUB_OUTPUT "$Image=$($obstacle ? 'false' : 'true')" }
if ($Required -and $obstacle) { throw $line }
