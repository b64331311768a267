# What the tests on a Hyper-V host share: running the programs, and asking Hyper-V through MMI as the programs do. Dot-sourced in BeforeAll.

$programs = $env:NESTEDDSC_PROGRAMS ?? (Join-Path $PSScriptRoot '..' '..' 'dist' 'win-x64')
$namespace = 'root\virtualization\v2'
$OutputEncoding = [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
$session = [Microsoft.Management.Infrastructure.CimSession]::Create($null)

# Runs a resource; the instance goes to its standard input.
function Invoke-Resource([string] $Program, [string[]] $Arguments, $Instance = @{}) {
    $errorFile = New-TemporaryFile
    try {
        $lines = @(ConvertTo-Json $Instance -Depth 5 -Compress | & (Join-Path $programs "$Program.exe") @Arguments 2> $errorFile)
        $exitCode = $LASTEXITCODE
        [pscustomobject]@{
            ExitCode = $exitCode
            State    = if ($lines.Count -gt 0) { ConvertFrom-Json $lines[0] }
            Names    = if ($lines.Count -gt 1) { ConvertFrom-Json $lines[1] -NoEnumerate }
            Lines    = $lines
            Trace    = Get-Content $errorFile -Raw
        }
    }
    finally {
        Remove-Item $errorFile
    }
}

function Assert-Success($Result) { $Result.ExitCode | Should -Be 0 -Because $Result.Trace }

# What MMI throws, out of what PowerShell wraps it in.
function Get-CimError([scriptblock] $Call) {
    try { & $Call | Out-Null } catch {
        for ($e = $_.Exception; $e; $e = $e.InnerException) {
            if ($e -is [Microsoft.Management.Infrastructure.CimException]) { return $e }
        }
        throw
    }
}

function Get-Row([string] $Query, [string] $In = $namespace) { $session.QueryInstances($In, 'WQL', $Query) }

# The same settings that the programs find by the VM's GUID.
function Get-Setting([string] $Id) { @(Get-Row "SELECT * FROM Msvm_VirtualSystemSettingData WHERE InstanceID = 'Microsoft:$Id'")[0] }

function Get-Associated($Instance, [string] $Class, [string] $Association) {
    $session.EnumerateAssociatedInstances($namespace, $Instance, ($Association ? $Association : $null), $Class, $null, $null)
}

function Get-Value($Row, [string] $Name) { $Row.CimInstanceProperties[$Name].Value }

# The connections of a VM's adapters; their ids end in C.
function Get-Connection([string] $Id) {
    Get-Row 'SELECT * FROM Msvm_EthernetPortAllocationSettingData' |
        Where-Object { (Get-Value $_ InstanceID) -like "Microsoft:$Id\*" }
}

# A whole row as text, with changes in it.
function ConvertTo-WholeRow($Row, [hashtable] $Change = @{}) {
    foreach ($name in $Change.Keys) { $Row.CimInstanceProperties[$name].Value = $Change[$name] }
    $serializer = [Microsoft.Management.Infrastructure.Serialization.CimSerializer]::Create()
    try { [Text.Encoding]::Unicode.GetString($serializer.Serialize($Row, 'None')) } finally { $serializer.Dispose() }
}

# A row as text that has nothing but its id and one change.
function ConvertTo-PartialRow($Row, [string] $Name, [string] $Type, $Value) {
    $id = [Security.SecurityElement]::Escape((Get-Value $Row InstanceID))
    "<INSTANCE CLASSNAME=""$($Row.CimSystemProperties.ClassName)""><PROPERTY NAME=""InstanceID"" TYPE=""string""><VALUE>$id</VALUE></PROPERTY>" +
    "<PROPERTY NAME=""$Name"" TYPE=""$Type""><VALUE>$Value</VALUE></PROPERTY></INSTANCE>"
}

# A parameter of a method: a text, an array of texts, or a reference.
function New-Parameter([string] $Name, $Value) {
    $type = if ($Value -is [Microsoft.Management.Infrastructure.CimInstance]) { 'Reference' } elseif ($Value -is [array]) { 'StringArray' }
    elseif ($Value -is [uint16]) { 'UInt16' } else { 'String' }
    if ($type -eq 'StringArray') { $Value = [string[]] $Value }
    [Microsoft.Management.Infrastructure.CimMethodParameter]::Create($Name, $Value, $type, 'In')
}

# Calls a method, and waits for its job.
function Invoke-HyperV($Target, [string] $Method, [object[]] $Parameter) {
    $collection = [Microsoft.Management.Infrastructure.CimMethodParametersCollection]::new()
    foreach ($p in $Parameter) { $collection.Add($p) }
    $result = $session.InvokeMethod($namespace, $Target, $Method, $collection)
    $answer = [pscustomobject]@{ Code = [uint32] $result.ReturnValue.Value; JobState = $null; ErrorCode = $null; Text = '' }
    if ($answer.Code -eq 4096) {
        $key = $result.OutParameters['Job'].Value
        $end = [datetime]::UtcNow.AddMinutes(2)
        do {
            Start-Sleep -Milliseconds 100
            $job = $session.GetInstance($namespace, $key)
            $answer.JobState = Get-Value $job JobState
        } while ($answer.JobState -lt 7 -and [datetime]::UtcNow -lt $end)
        $answer.ErrorCode = Get-Value $job ErrorCode
        $answer.Text = "$(Get-Value $job ErrorDescription)"
    }
    $answer
}

function Get-ServiceRow([string] $Class) { @(Get-Row "SELECT * FROM $Class")[0] }

# How a change went: not done although nothing failed is an answer too.
function Get-Outcome($Answer, [bool] $Applied) {
    if ($Answer.Code -notin 0, 4096) { 'refused' }
    elseif ($Answer.Code -eq 4096 -and $Answer.JobState -ne 7) { 'jobFails' }
    elseif ($Applied) { 'applied' }
    else { 'ignored' }
}

# An answer to an open question, for the register. GitHub shows it beside the run.
function Write-Answer([string] $Question, [string] $Variant, $Value, $Answer) {
    $line = "$Question $Variant = $Value"
    if ($Answer) { $line += " (code $($Answer.Code), job $($Answer.JobState), error $($Answer.ErrorCode) $($Answer.Text))" }
    Write-Host $line
    if ($env:GITHUB_STEP_SUMMARY) { Add-Content $env:GITHUB_STEP_SUMMARY "- $line" }
}

function New-TestMachine([string] $Name, [int] $Generation = 2) {
    $path = New-Item -ItemType Directory -Force (Join-Path ([IO.Path]::GetTempPath()) $Name)
    $machine = New-VM -Name $Name -Generation $Generation -MemoryStartupBytes 1GB -NoVHD -Path $path
    Set-VM -VM $machine -CheckpointType Standard -AutomaticCheckpointsEnabled $false -StaticMemory
    $machine
}

function Remove-TestMachine($Machine) {
    if (-not $Machine) { return }
    Stop-VM -VM $Machine -TurnOff -Force -WarningAction SilentlyContinue
    Get-VMSnapshot -VM $Machine | Remove-VMSnapshot
    Remove-VM -VM $Machine -Force
    Remove-Item (Join-Path ([IO.Path]::GetTempPath()) $Machine.Name) -Recurse -Force -ErrorAction SilentlyContinue
}
