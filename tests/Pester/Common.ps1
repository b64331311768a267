# What the tests of the wrapper module share. Each file dot-sources it.

# Imports a copy of the module with a folder of executables, or without any; returns the folder of the module.
function Import-TestModule([string] $Repository, [string] $BinaryFolder) {
    $folder = Join-Path ([System.IO.Path]::GetTempPath()) "nesteddsc-pester-$([guid]::NewGuid())" 'NestedDsc'
    $null = New-Item -ItemType Directory "$folder/bin"
    Copy-Item "$Repository/resources/MachineConfiguration/NestedDsc/*" $folder
    if ($BinaryFolder) { Copy-Item "$BinaryFolder/*" "$folder/bin" -Recurse }
    Import-Module "$folder/NestedDsc.psd1" -Force -Global
    return $folder
}

function Remove-TestModule([string] $Folder) {
    Remove-Module NestedDsc -ErrorAction Ignore
    $env:NESTEDDSC_HOST = $null
    Remove-Item (Split-Path $Folder) -Recurse -Force -ErrorAction Ignore
}

# The executables work on a fresh copy of a simulated host.
function Use-SimulatedHost([string] $Repository, [string] $Name, [string] $Folder) {
    Copy-Item "$Repository/resources/hosts/$Name.json" "$Folder/host.json" -Force
    $env:NESTEDDSC_HOST = "$Folder/host.json"
}

# An instance as the agent makes it: an object of a class whose properties are set one by one.
function New-Instance([string] $Class, [System.Collections.IDictionary] $Properties) {
    $instance = & (Get-Module NestedDsc) ([scriptblock]::Create("[$Class]::new()"))
    $instance.InstanceName = 'one'
    foreach ($name in $Properties.Keys) { $instance.$name = $Properties[$name] }
    return $instance
}

function New-Machine([string] $Name, [System.Collections.IDictionary] $Properties = @{}) {
    return New-Instance NestedVirtualization (@{ VmName = $Name } + $Properties)
}

# What a call returns, and what it writes to the other streams.
function Get-Streams([scriptblock] $Call) {
    $all = @(& $Call *>&1)
    $records = [System.Management.Automation.InformationalRecord], [System.Management.Automation.InformationRecord], [System.Management.Automation.ErrorRecord]
    return [pscustomobject]@{
        Output   = @($all | Where-Object { $item = $_; -not ($records | Where-Object { $item -is $_ }) })
        Warnings = @($all | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object Message)
        Verbose  = @($all | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object Message)
        Others   = @($all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -or $_ -is [System.Management.Automation.InformationRecord] })
    }
}

# Runs something with a setting of the module, such as a preference or a time limit.
function Use-Setting([string] $Name, $Value, [scriptblock] $Call) {
    $module = Get-Module NestedDsc
    $before = & $module { param($name) Get-Variable $name -ValueOnly } $Name
    & $module { param($name, $value) Set-Variable $name $value -Scope Script } $Name $Value
    try { & $Call } finally { & $module { param($name, $value) Set-Variable $name $value -Scope Script } $Name $before }
}

# Replaces an executable by a shell script.
function Set-Executable([string] $Folder, [string] $Name, [string] $Script) {
    $file = "$Folder/bin/$Name"
    [System.IO.File]::WriteAllText($file, "#!/bin/sh`n$Script`n")
    [System.IO.File]::SetUnixFileMode($file, 'UserRead, UserWrite, UserExecute')
}
