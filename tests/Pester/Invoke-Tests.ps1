#Requires -Version 7.4

# Runs the tests of the wrapper module with a Pester that need not be installed, and writes a result for each test as JSON.
param(
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $BinaryFolder,
    [Parameter(Mandatory)] [string] $ValuesFile,
    [Parameter(Mandatory)] [string] $ResultFile,
    [string] $Repository = (Resolve-Path "$PSScriptRoot/../..").Path
)

$ErrorActionPreference = 'Stop'
Import-Module $Pester
$data = @{ Repository = $Repository; BinaryFolder = $BinaryFolder; ValuesFile = $ValuesFile }
$containers = foreach ($file in 'Module', 'NestedDsc', 'Executables') {
    $path = "$PSScriptRoot/$file.Tests.ps1"
    $wanted = (Get-Command $path).Parameters.Keys
    $own = @{}
    foreach ($name in $data.Keys | Where-Object { $wanted -contains $_ }) { $own[$name] = $data[$name] }
    New-PesterContainer -Path $path -Data $own
}

$configuration = New-PesterConfiguration
$configuration.Run.Container = $containers
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $configuration

# Files and blocks fail by themselves when what comes before their tests does.
$failed = @($run.FailedContainers) + @($run.FailedBlocks)
ConvertTo-Json -Depth 5 @{
    Tests  = @(foreach ($test in $run.Tests) { @{ Name = $test.ExpandedPath; Result = "$($test.Result)"; Error = "$($test.ErrorRecord -join "`n")" } })
    Failed = @(foreach ($part in $failed) { @{ Name = "$part"; Error = "$($part.ErrorRecord -join "`n")" } })
} | Set-Content $ResultFile -Encoding utf8
