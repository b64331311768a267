# Wraps the executables in the folder bin as class-based resources for Azure Machine Configuration.
# Generated from resources/*/schema.json and src/NestedDsc.MachineConfiguration/Modules/*.ps1; a test compares it.

Set-StrictMode -Version 3.0

# Of other modules only Write-Warning and Write-Verbose are used, so that nothing but PowerShell itself has to be on the machine.

# The agent loads this module from the package; a definition of its own keeps another module's class of that name apart.
class NestedDscReason
{
    [DscProperty()]
    [string] $Code

    [DscProperty()]
    [string] $Phrase
}

# How long the executable may take. What is stopped in the middle of a set may leave a machine half changed, so that
# limit is far above what any change takes; the time that a guest may take to shut down is added to it.
$script:ReadTimeoutSeconds = 300
$script:SetTimeoutSeconds = 1800

# A report above 100 kB is cut by the agent.
$script:MostReasons = 20
$script:LongestPhrase = 1000

function ConvertTo-NestedDscJson
{
    <#
    .SYNOPSIS
    Writes a value as JSON.

    .DESCRIPTION
    Everything beyond ASCII is escaped, so that no encoding of standard input can change it.

    .PARAMETER Value
    $null, a Boolean, a number, a string, a dictionary or a list of such values.

    .EXAMPLE
    ConvertTo-NestedDscJson @{ vmName = 'web01' }
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Position = 0)] $Value)

    if ($null -eq $Value) { return 'null' }
    if ($Value -is [bool]) { if ($Value) { return 'true' } else { return 'false' } }
    if ($Value -is [string])
    {
        $text = [System.Text.StringBuilder]::new('"')
        foreach ($character in $Value.ToCharArray())
        {
            $code = [int]$character
            if ($code -lt 0x20 -or $code -gt 0x7e -or $code -eq 0x22 -or $code -eq 0x5c)
            {
                $null = $text.Append('\u').Append($code.ToString('x4', [cultureinfo]::InvariantCulture))
            }
            else
            {
                $null = $text.Append($character)
            }
        }

        return $text.Append('"').ToString()
    }

    if ($Value -is [System.Collections.IDictionary])
    {
        $members = foreach ($name in $Value.Keys) { (ConvertTo-NestedDscJson $name) + ':' + (ConvertTo-NestedDscJson $Value[$name]) }
        return '{' + (@($members) -join ',') + '}'
    }

    if ($Value -is [System.Collections.IEnumerable])
    {
        $items = foreach ($item in $Value) { ConvertTo-NestedDscJson $item }
        return '[' + (@($items) -join ',') + ']'
    }

    return [System.Convert]::ToString($Value, [cultureinfo]::InvariantCulture)
}

function ConvertFrom-NestedDscJson
{
    <#
    .SYNOPSIS
    Reads one JSON value.

    .DESCRIPTION
    Uses a reader that both editions of PowerShell have, and that makes no dates out of strings as ConvertFrom-Json does. Objects
    become dictionaries that tell names apart by case.

    .PARAMETER Text
    The JSON text.

    .EXAMPLE
    ConvertFrom-NestedDscJson '{"vmName":"web01"}'
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param([Parameter(Mandatory, Position = 0)] [AllowEmptyString()] [string] $Text)

    if ($PSVersionTable.PSVersion.Major -lt 6)
    {
        $null = [System.Reflection.Assembly]::Load(
            'System.Runtime.Serialization, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089')
    }

    $bytes = [System.Text.Encoding]::UTF8.GetBytes($Text)
    $reader = [System.Runtime.Serialization.Json.JsonReaderWriterFactory]::CreateJsonReader(
        $bytes, [System.Xml.XmlDictionaryReaderQuotas]::Max)
    try
    {
        $null = $reader.MoveToContent()
        $value = Read-NestedDscValue $reader
        if ($reader.Read()) { throw 'There is more than one JSON value.' }
        return , $value
    }
    finally
    {
        $reader.Close()
    }
}

function Read-NestedDscValue
{
    <#
    .SYNOPSIS
    Reads the JSON value at whose start a reader is, up to its end.

    .PARAMETER Reader
    The reader.
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param([Parameter(Mandatory, Position = 0)] [System.Xml.XmlReader] $Reader)

    $kind = $Reader.GetAttribute('type')
    if ($kind -eq 'object' -or $kind -eq 'array')
    {
        $members = [System.Collections.Generic.Dictionary[string, object]]::new()
        $items = [System.Collections.Generic.List[object]]::new()
        while ($Reader.Read() -and $Reader.NodeType -ne 'EndElement')
        {
            # A name that XML does not allow is given as an attribute.
            $name = $Reader.GetAttribute('item')
            if ($null -eq $name) { $name = $Reader.LocalName }
            $value = Read-NestedDscValue $Reader
            if ($kind -eq 'object') { $members[$name] = $value } else { $items.Add($value) }
        }

        if ($kind -eq 'object') { return , $members }
        return , $items.ToArray()
    }

    $text = [System.Text.StringBuilder]::new()
    while ($Reader.Read() -and $Reader.NodeType -ne 'EndElement') { $null = $text.Append($Reader.Value) }
    $text = $text.ToString()
    switch ($kind)
    {
        'null' { return $null }
        'boolean' { return $text -ceq 'true' }
        'number'
        {
            $whole = [long]0
            if ([long]::TryParse($text, [System.Globalization.NumberStyles]::AllowLeadingSign, [cultureinfo]::InvariantCulture, [ref] $whole))
            {
                return $whole
            }

            return [double]::Parse($text, [cultureinfo]::InvariantCulture)
        }
    }

    return $text
}

function Invoke-NestedDscExecutable
{
    <#
    .SYNOPSIS
    Runs an executable of the package and returns what it writes to standard output.

    .DESCRIPTION
    Its arguments are fixed; the instance goes to its standard input. Its warnings become warnings of PowerShell, its messages
    verbose output. If it fails, its error is thrown.

    .PARAMETER Executable
    Name of the executable, without the extension that Windows wants.

    .PARAMETER Operation
    What it is to do.

    .PARAMETER InputJson
    The instance.

    .PARAMETER TimeoutSeconds
    How long it may take before it is stopped.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Executable,
        [Parameter(Mandatory, Position = 1)] [ValidateSet('test', 'set')] [string] $Operation,
        [Parameter(Mandatory, Position = 2)] [string] $InputJson,
        [Parameter(Mandatory, Position = 3)] [int] $TimeoutSeconds
    )

    if ([System.Environment]::OSVersion.Platform -eq 'Win32NT') { $Executable += '.exe' }
    $file = [System.IO.Path]::Combine($PSScriptRoot, 'bin', $Executable)
    if (-not [System.IO.File]::Exists($file)) { throw "The package has no executable '$Executable'." }

    $utf8 = [System.Text.UTF8Encoding]::new($false)
    $start = [System.Diagnostics.ProcessStartInfo]::new($file, $Operation)
    $start.WorkingDirectory = [System.IO.Path]::GetDirectoryName($file)
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = $utf8
    $start.StandardErrorEncoding = $utf8
    # Messages are written only for whoever asks for verbose output.
    $start.EnvironmentVariables['DSC_TRACE_LEVEL'] = if ($VerbosePreference -eq 'SilentlyContinue') { 'warn' } else { 'info' }

    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $limit = $TimeoutSeconds * 1000
    $process = [System.Diagnostics.Process]::Start($start)
    try
    {
        # Both streams are read while the executable runs: a full pipe would stop it.
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        try
        {
            # Bytes, not text: Windows PowerShell would use the code page of the console. They are ASCII, thus UTF-8.
            $bytes = $utf8.GetBytes($InputJson)
            $written = $process.StandardInput.BaseStream.WriteAsync($bytes, 0, $bytes.Length)
            if ($written.Wait($limit)) { $process.StandardInput.Close() }
        }
        catch
        {
            # It ended without reading all of its input; its exit code tells more than the broken pipe.
            $null = $_
        }

        $left = [int][System.Math]::Max(1, $limit - $clock.ElapsedMilliseconds)
        if (-not $process.WaitForExit($left))
        {
            Stop-NestedDscProcess $process
            throw "'$Executable $Operation' was stopped because it took longer than $TimeoutSeconds seconds."
        }

        # Whoever inherited its streams would keep them open; nobody does, so the end of the process is the end of both.
        $streams = [System.Threading.Tasks.Task[]]@($output, $errors)
        if (-not [System.Threading.Tasks.Task]::WaitAll($streams, 10000))
        {
            throw "'$Executable $Operation' ended, but its output did not."
        }

        Write-NestedDscTrace $errors.Result
        if ($process.ExitCode -ne 0) { throw (Get-NestedDscError $Executable $Operation $process.ExitCode $errors.Result) }
        return $output.Result
    }
    finally
    {
        $process.Dispose()
    }
}

function Stop-NestedDscProcess
{
    <#
    .SYNOPSIS
    Stops a process that takes too long.

    .PARAMETER Process
    The process.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param([Parameter(Mandatory, Position = 0)] [System.Diagnostics.Process] $Process)

    try
    {
        # .NET Framework can't end a tree of processes; the executables start none.
        if ($PSVersionTable.PSVersion.Major -ge 6) { $Process.Kill($true) } else { $Process.Kill() }
        $null = $Process.WaitForExit(10000)
    }
    catch
    {
        # It ended by itself in between.
        $null = $_
    }
}

function ConvertFrom-NestedDscTrace
{
    <#
    .SYNOPSIS
    Reads what an executable writes to standard error: one JSON object a line, with the message under its level.

    .DESCRIPTION
    Lines that are no such objects, as a crash leaves them, have no level.

    .PARAMETER Text
    What it wrote.

    .OUTPUTS
    Pairs of a level and a message.
    #>
    [CmdletBinding()]
    [OutputType([System.Collections.Generic.KeyValuePair[string, string]])]
    param([Parameter(Position = 0)] [string] $Text)

    foreach ($line in $Text.Split([char[]]@(10, 13), [System.StringSplitOptions]::RemoveEmptyEntries))
    {
        $level = ''
        $message = $line
        try
        {
            $members = ConvertFrom-NestedDscJson $line
            if ($members -is [System.Collections.IDictionary] -and $members.Count -eq 1)
            {
                foreach ($name in $members.Keys)
                {
                    $level = $name
                    $message = [string]$members[$name]
                }
            }
        }
        catch
        {
            # Not one of ours.
            $null = $_
        }

        [System.Collections.Generic.KeyValuePair[string, string]]::new($level, $message)
    }
}

function Write-NestedDscTrace
{
    <#
    .SYNOPSIS
    Passes on what an executable writes to standard error: warnings as warnings, messages as verbose output.

    .PARAMETER Text
    What it wrote.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param([Parameter(Position = 0)] [string] $Text)

    foreach ($line in ConvertFrom-NestedDscTrace $Text)
    {
        switch ($line.Key)
        {
            'warn' { Write-Warning $line.Value }
            'info' { Write-Verbose $line.Value }
        }
    }
}

function Get-NestedDscError
{
    <#
    .SYNOPSIS
    Gives the error of an executable that failed: its last one, or whatever it wrote if it has none.

    .PARAMETER Executable
    Name of the executable.

    .PARAMETER Operation
    What it was to do.

    .PARAMETER ExitCode
    Its exit code.

    .PARAMETER ErrorText
    What it wrote to standard error.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Executable,
        [Parameter(Mandatory, Position = 1)] [string] $Operation,
        [Parameter(Mandatory, Position = 2)] [int] $ExitCode,
        [Parameter(Position = 3)] [string] $ErrorText
    )

    $last = $null
    $rest = ''
    foreach ($line in ConvertFrom-NestedDscTrace $ErrorText)
    {
        if ($line.Key -ceq 'error') { $last = $line.Value }
        if ($line.Key -eq '') { $rest += ' ' + $line.Value }
    }

    if ($null -ne $last) { return "$last ($Executable $Operation, exit code $ExitCode)" }
    if ($rest.Length -gt 0) { $rest = ':' + $rest }
    return "'$Executable $Operation' ended with exit code $ExitCode and without an error of its own$rest"
}

function Get-NestedDscDesired
{
    <#
    .SYNOPSIS
    Gives the desired state of an instance under the names that its resource knows.

    .PARAMETER Instance
    An object of one of the classes.
    #>
    [CmdletBinding()]
    [OutputType([System.Collections.Generic.Dictionary[string, object]])]
    param([Parameter(Mandatory, Position = 0)] $Instance)

    $members = [System.Collections.Generic.Dictionary[string, object]]::new()
    foreach ($property in $script:Resources[$Instance.GetType().Name].Settable)
    {
        $value = $Instance.($property.Name)

        # A text or a list that was not given is $null or empty; no property can be wanted empty.
        if ($null -eq $value -or ($value -isnot [bool] -and @($value).Count -eq 0) -or ($value -is [string] -and $value.Length -eq 0)) { continue }
        if ($property.Kind -eq 'Json') { $value = ConvertFrom-NestedDscJson $value }
        $members[$property.Json] = $value
    }

    if (-not [string]::IsNullOrEmpty($Instance.EscapedProperties))
    {
        $escaped = ConvertFrom-NestedDscJson $Instance.EscapedProperties
        foreach ($name in $escaped.Keys)
        {
            if ($members.ContainsKey($name)) { throw "EscapedProperties gives '$name' a second time." }
            $members[$name] = $escaped[$name]
        }
    }

    return , $members
}

function Read-NestedDscState
{
    <#
    .SYNOPSIS
    Has the executable read the state of an instance, of which the answer to a test is a part.

    .DESCRIPTION
    Notices of the resource become verbose output.

    .PARAMETER Instance
    An object of one of the classes.
    #>
    [CmdletBinding()]
    [OutputType([System.Collections.Generic.Dictionary[string, object]])]
    param([Parameter(Mandatory, Position = 0)] $Instance)

    $json = ConvertTo-NestedDscJson (Get-NestedDscDesired $Instance)
    $executable = $script:Resources[$Instance.GetType().Name].Executable
    $answer = Invoke-NestedDscExecutable $executable 'test' $json $script:ReadTimeoutSeconds
    $state = ConvertFrom-NestedDscJson $answer.Split([char]10)[0]
    if ($state -isnot [System.Collections.IDictionary] -or -not $state.ContainsKey('_inDesiredState'))
    {
        throw "'$executable test' does not answer whether the instance is in desired state."
    }

    if ($state.ContainsKey('notices'))
    {
        foreach ($notice in $state['notices']) { Write-Verbose "$($notice['code']) $($notice['phrase'])" }
    }

    return , $state
}

function New-NestedDscReason
{
    <#
    .SYNOPSIS
    Makes a reason, cut to what a report can hold.

    .PARAMETER Code
    Its code.

    .PARAMETER Phrase
    A sentence for people.
    #>
    [CmdletBinding()]
    [OutputType([NestedDscReason])]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Code,
        [Parameter(Mandatory, Position = 1)] [AllowEmptyString()] [string] $Phrase
    )

    $reason = [NestedDscReason]::new()
    $reason.Code = $Code
    if ($Phrase.Length -gt $script:LongestPhrase) { $Phrase = $Phrase.Substring(0, $script:LongestPhrase - 3) + '...' }
    $reason.Phrase = $Phrase
    return $reason
}

function Get-NestedDscReason
{
    <#
    .SYNOPSIS
    Gives the reasons why an instance is not in desired state, and what stops a set of it.

    .PARAMETER State
    The state of the instance.
    #>
    [CmdletBinding()]
    [OutputType([object[]])]
    param([Parameter(Mandatory, Position = 0)] [System.Collections.IDictionary] $State)

    $found = [System.Collections.Generic.List[object]]::new()
    $codes = [System.Collections.Generic.HashSet[string]]::new()
    $lists = @('reasons')
    if (-not $State['_inDesiredState']) { $lists += 'blockers' }
    foreach ($list in $lists)
    {
        if (-not $State.ContainsKey($list)) { continue }
        foreach ($reason in $State[$list])
        {
            if ($found.Count -lt $script:MostReasons -and $codes.Add($reason['code']))
            {
                $found.Add((New-NestedDscReason $reason['code'] $reason['phrase']))
            }
        }
    }

    return , $found.ToArray()
}

function Get-NestedDscInstance
{
    <#
    .SYNOPSIS
    Get() of every class: one run of the executable gives state and reasons.

    .DESCRIPTION
    What goes wrong becomes the reason with the code <Class>:<Class>:Error.

    .PARAMETER Desired
    The instance as it is wanted.

    .PARAMETER Actual
    A new object of the same class, which is filled in and returned.
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param([Parameter(Mandatory, Position = 0)] $Desired, [Parameter(Mandatory, Position = 1)] $Actual)

    $class = $Desired.GetType().Name
    $resource = $script:Resources[$class]
    $Actual.InstanceName = $Desired.InstanceName
    try
    {
        $state = Read-NestedDscState $Desired
        foreach ($property in $resource.Settable + $resource.ReadOnly)
        {
            if ($property.Kind -ne 'Json' -and $state.ContainsKey($property.Json) -and $null -ne $state[$property.Json])
            {
                $Actual.($property.Name) = $state[$property.Json]
            }
        }

        $Actual.Reasons = Get-NestedDscReason $state
    }
    catch
    {
        foreach ($name in $resource.Identity) { if ($Desired.$name) { $Actual.$name = $Desired.$name } }
        $Actual.Reasons = @(New-NestedDscReason "${class}:${class}:Error" $_.Exception.Message)
    }

    return $Actual
}

function Test-NestedDscInstance
{
    <#
    .SYNOPSIS
    Test() of every class: whether the instance is in desired state.

    .DESCRIPTION
    What goes wrong is a warning and $false; the agent always calls Get() after it, which gives it as a reason.

    .PARAMETER Desired
    The instance as it is wanted.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param([Parameter(Mandatory, Position = 0)] $Desired)

    try
    {
        return [bool](Read-NestedDscState $Desired)['_inDesiredState']
    }
    catch
    {
        Write-Warning $_.Exception.Message
        return $false
    }
}

function Set-NestedDscInstance
{
    <#
    .SYNOPSIS
    Set() of every class: brings the desired state about, or throws what stops it.

    .PARAMETER Desired
    The instance as it is wanted.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param([Parameter(Mandatory, Position = 0)] $Desired)

    $members = Get-NestedDscDesired $Desired
    $timeout = $script:SetTimeoutSeconds
    if ($members.ContainsKey('shutdownTimeoutSeconds')) { $timeout += $members['shutdownTimeoutSeconds'] }
    $executable = $script:Resources[$Desired.GetType().Name].Executable
    $null = Invoke-NestedDscExecutable $executable 'set' (ConvertTo-NestedDscJson $members) $timeout
}

# What the functions have to know of each class.
$script:Resources = @{
    GuestHyperVRole = @{
        Executable = 'guesthypervrole'
        Identity = @()
        Settable = @(
            @{ Name = 'Exist'; Json = '_exist'; Kind = 'Flag' }
            @{ Name = 'IncludeManagementTools'; Json = 'includeManagementTools'; Kind = 'Flag' }
            @{ Name = 'IncludeContainers'; Json = 'includeContainers'; Kind = 'Flag' }
            @{ Name = 'IncludeVirtualMachinePlatform'; Json = 'includeVirtualMachinePlatform'; Kind = 'Flag' }
            @{ Name = 'WhenNotExposed'; Json = 'whenNotExposed'; Kind = 'Text' }
            @{ Name = 'SourcePaths'; Json = 'sourcePaths'; Kind = 'TextList' }
            @{ Name = 'LimitAccess'; Json = 'limitAccess'; Kind = 'Flag' }
            @{ Name = 'VirtualizationExtensionsExposed'; Json = 'virtualizationExtensionsExposed'; Kind = 'Flag' }
            @{ Name = 'ContainerIsolation'; Json = 'containerIsolation'; Kind = 'Text' }
        )
        ReadOnly = @(
            @{ Name = 'RoleState'; Json = 'roleState'; Kind = 'Text' }
            @{ Name = 'RestartPending'; Json = 'restartPending'; Kind = 'Flag' }
            @{ Name = 'HypervisorPresent'; Json = 'hypervisorPresent'; Kind = 'Flag' }
            @{ Name = 'HypervisorRunning'; Json = 'hypervisorRunning'; Kind = 'Flag' }
            @{ Name = 'Edition'; Json = 'edition'; Kind = 'Text' }
            @{ Name = 'IsVirtualMachine'; Json = 'isVirtualMachine'; Kind = 'Flag' }
            @{ Name = 'LiveMigrationBlocked'; Json = 'liveMigrationBlocked'; Kind = 'Flag' }
        )
    }
    NestedVirtualization = @{
        Executable = 'nestedvirtualization'
        Identity = @('VmName', 'VmId')
        Settable = @(
            @{ Name = 'VmName'; Json = 'vmName'; Kind = 'Text' }
            @{ Name = 'VmId'; Json = 'vmId'; Kind = 'Text' }
            @{ Name = 'ExposeVirtualizationExtensions'; Json = 'exposeVirtualizationExtensions'; Kind = 'Flag' }
            @{ Name = 'ProcessorCount'; Json = 'processorCount'; Kind = 'Integer' }
            @{ Name = 'MemoryStartupMB'; Json = 'memoryStartupMB'; Kind = 'Integer' }
            @{ Name = 'DynamicMemoryEnabled'; Json = 'dynamicMemoryEnabled'; Kind = 'Flag' }
            @{ Name = 'AutomaticCheckpointsEnabled'; Json = 'automaticCheckpointsEnabled'; Kind = 'Flag' }
            @{ Name = 'PowerState'; Json = 'powerState'; Kind = 'Text' }
            @{ Name = 'WhenRunning'; Json = 'whenRunning'; Kind = 'Text' }
            @{ Name = 'WhenSaved'; Json = 'whenSaved'; Kind = 'Text' }
            @{ Name = 'ShutdownTimeoutSeconds'; Json = 'shutdownTimeoutSeconds'; Kind = 'Integer' }
            @{ Name = 'Checkpoint'; Json = 'checkpoint'; Kind = 'Json' }
        )
        ReadOnly = @(
            @{ Name = 'VmState'; Json = 'vmState'; Kind = 'Text' }
            @{ Name = 'Generation'; Json = 'generation'; Kind = 'Integer' }
            @{ Name = 'ConfigurationVersion'; Json = 'configurationVersion'; Kind = 'Text' }
            @{ Name = 'NestedCapable'; Json = 'nestedCapable'; Kind = 'Flag' }
            @{ Name = 'Exist'; Json = '_exist'; Kind = 'Flag' }
        )
    }
    VMNetworkNesting = @{
        Executable = 'vmnetworknesting'
        Identity = @('VmName', 'VmId', 'AdapterName', 'SwitchName')
        Settable = @(
            @{ Name = 'VmName'; Json = 'vmName'; Kind = 'Text' }
            @{ Name = 'VmId'; Json = 'vmId'; Kind = 'Text' }
            @{ Name = 'AdapterName'; Json = 'adapterName'; Kind = 'Text' }
            @{ Name = 'MacAddressSpoofing'; Json = 'macAddressSpoofing'; Kind = 'Text' }
            @{ Name = 'AllowTeaming'; Json = 'allowTeaming'; Kind = 'Text' }
            @{ Name = 'DhcpGuard'; Json = 'dhcpGuard'; Kind = 'Text' }
            @{ Name = 'RouterGuard'; Json = 'routerGuard'; Kind = 'Text' }
            @{ Name = 'VlanMode'; Json = 'vlanMode'; Kind = 'Text' }
            @{ Name = 'VlanId'; Json = 'vlanId'; Kind = 'Integer' }
            @{ Name = 'NativeVlanId'; Json = 'nativeVlanId'; Kind = 'Integer' }
            @{ Name = 'AllowedVlanIds'; Json = 'allowedVlanIds'; Kind = 'Text' }
            @{ Name = 'SwitchName'; Json = 'switchName'; Kind = 'Text' }
            @{ Name = 'SwitchType'; Json = 'switchType'; Kind = 'Text' }
            @{ Name = 'NetAdapterName'; Json = 'netAdapterName'; Kind = 'Text' }
            @{ Name = 'NetAdapterNames'; Json = 'netAdapterNames'; Kind = 'TextList' }
            @{ Name = 'NetAdapterDescription'; Json = 'netAdapterDescription'; Kind = 'Text' }
            @{ Name = 'AllowManagementOS'; Json = 'allowManagementOS'; Kind = 'Flag' }
            @{ Name = 'NatPrefix'; Json = 'natPrefix'; Kind = 'Text' }
            @{ Name = 'NatGateway'; Json = 'natGateway'; Kind = 'Text' }
            @{ Name = 'WhenConnected'; Json = 'whenConnected'; Kind = 'Text' }
            @{ Name = 'Exist'; Json = '_exist'; Kind = 'Flag' }
        )
        ReadOnly = @(
            @{ Name = 'SwitchId'; Json = 'switchId'; Kind = 'Text' }
            @{ Name = 'HostAddresses'; Json = 'hostAddresses'; Kind = 'TextList' }
        )
    }
}

# The Hyper-V role of this Windows, such as the guest of a nested VM: role, management tools and Containers. There is
# no key. Never restarts Windows. A property that is left out or null has its default, or is not managed.
[DscResource()]
class GuestHyperVRole
{
    # Name of the instance in its configuration.
    [DscProperty(Key)]
    [string] $InstanceName

    # Exists. Whether the Hyper-V role is to be installed. In an answer: whether Windows is set to have it (see
    # roleState).
    [DscProperty()]
    [Nullable[bool]] $Exist

    # Include management tools. Whether the management tools are installed or removed with the role; false leaves them.
    # In an answer: whether they are as the role is.
    [DscProperty()]
    [Nullable[bool]] $IncludeManagementTools

    # Include containers. Whether the Containers feature is to be enabled.
    [DscProperty()]
    [Nullable[bool]] $IncludeContainers

    # Include Virtual Machine Platform. Whether the feature VirtualMachinePlatform is to be enabled, which WSL 2 and
    # Docker Desktop need.
    [DscProperty()]
    [Nullable[bool]] $IncludeVirtualMachinePlatform

    # When not exposed. What to do where the hypervisor can't start, since the processor shows no virtualization
    # extensions: fail, or install features for later, as in an image.
    [DscProperty()]
    [ValidateSet('fail', 'install')]
    [string] $WhenNotExposed

    # Source paths. Where payloads are looked for: folders such as D:\sources\sxs, or wim:D:\sources\install.wim:2.
    [DscProperty()]
    [string[]] $SourcePaths

    # Limit access. Whether Windows Update is not asked for payloads.
    [DscProperty()]
    [Nullable[bool]] $LimitAccess

    # Virtualization extensions exposed. Whether VT-x or AMD-V can be used here; left out if a hypervisor hides it.
    # Compared if given; no set can change it.
    [DscProperty()]
    [Nullable[bool]] $VirtualizationExtensionsExposed

    # Container isolation. How containers can be isolated now. Compared if given; it follows from the features.
    [DscProperty()]
    [ValidateSet('hyperv', 'process', 'none')]
    [string] $ContainerIsolation

    # A JSON object with those properties whose text is not ASCII, under the names of the resource. Written by nesteddsc
    # package.
    [DscProperty()]
    [string] $EscapedProperties

    # Role state. State of the role. installPending and removePending wait for a restart; partial: some features are
    # enabled; unavailable: not in this edition.
    [DscProperty(NotConfigurable)]
    [string] $RoleState

    # Restart pending. Whether role, tools, Containers or Virtual Machine Platform wait for a restart.
    [DscProperty(NotConfigurable)]
    [Nullable[bool]] $RestartPending

    # Hypervisor present. Whether Windows runs on a hypervisor: always in a VM; on a physical computer once Hyper-V has
    # started.
    [DscProperty(NotConfigurable)]
    [Nullable[bool]] $HypervisorPresent

    # Hypervisor running. Whether the hypervisor of this Windows itself runs; left out if it can't be told.
    [DscProperty(NotConfigurable)]
    [Nullable[bool]] $HypervisorRunning

    # Edition. EditionID of Windows, such as ServerDatacenter.
    [DscProperty(NotConfigurable)]
    [string] $Edition

    # Is virtual machine. Whether this Windows runs in a VM.
    [DscProperty(NotConfigurable)]
    [Nullable[bool]] $IsVirtualMachine

    # Live migration blocked. Whether this VM can't be moved, saved or resized, since VMs run in it.
    [DscProperty(NotConfigurable)]
    [Nullable[bool]] $LiveMigrationBlocked

    # Why the instance is not in desired state.
    [DscProperty(NotConfigurable)]
    [NestedDscReason[]] $Reasons

    [GuestHyperVRole] Get() { return Get-NestedDscInstance $this ([GuestHyperVRole]::new()) }

    [bool] Test() { return Test-NestedDscInstance $this }

    [void] Set() { Set-NestedDscInstance $this }
}

# Nested virtualization of a VM on its Hyper-V host: virtualization extensions, virtual processors, memory and power
# state. A property that is left out or null is not managed.
[DscResource()]
class NestedVirtualization
{
    # Name of the instance in its configuration.
    [DscProperty(Key)]
    [string] $InstanceName

    # VM name. Name of the VM, without regard to case. This or vmId is required.
    [DscProperty()]
    [string] $VmName

    # VM ID. GUID of the VM. If vmName is given too, the VM must have that name.
    [DscProperty()]
    [string] $VmId

    # Expose virtualization extensions. Whether the guest sees VT-x or AMD-V and can run Hyper-V. To change it, the VM
    # must be off.
    [DscProperty()]
    [Nullable[bool]] $ExposeVirtualizationExtensions

    # Processor count. Number of virtual processors. To change it, the VM must be off.
    [DscProperty()]
    [Nullable[int]] $ProcessorCount

    # Startup memory in MB. Startup memory in MB; with static memory, all of it. To change it, the VM must be off.
    [DscProperty()]
    [Nullable[int]] $MemoryStartupMB

    # Dynamic memory. Whether memory is dynamic; false means minimum = maximum = startup. To change it, the VM must be
    # off.
    [DscProperty()]
    [Nullable[bool]] $DynamicMemoryEnabled

    # Automatic checkpoints. Whether client Hyper-V takes a checkpoint at each start. Windows 10 1709, Windows Server
    # 2019 or later. It can be changed while the VM runs.
    [DscProperty()]
    [Nullable[bool]] $AutomaticCheckpointsEnabled

    # Power state. State to leave the VM in; left out, the state it was in.
    [DscProperty()]
    [ValidateSet('running', 'off')]
    [string] $PowerState

    # When running. What to do with a running VM that must be off: fail, shutdown (ask the guest) or turnOff (cut the
    # power).
    [DscProperty()]
    [ValidateSet('fail', 'shutdown', 'turnOff')]
    [string] $WhenRunning

    # When saved. What to do with a saved VM that must be off: fail, resume (start it, then as whenRunning says) or
    # discard (lose the saved state).
    [DscProperty()]
    [ValidateSet('fail', 'resume', 'discard')]
    [string] $WhenSaved

    # Shutdown timeout in seconds. How long a guest may take to shut down before the set fails.
    [DscProperty()]
    [Nullable[int]] $ShutdownTimeoutSeconds

    # Checkpoint. Checkpoint to take before settings are changed that need the VM off. name is required.
    [DscProperty()]
    [string] $Checkpoint

    # A JSON object with those properties whose text is not ASCII, under the names of the resource. Written by nesteddsc
    # package.
    [DscProperty()]
    [string] $EscapedProperties

    # VM state. State of the VM as Hyper-V reports it.
    [DscProperty(NotConfigurable)]
    [string] $VmState

    # Generation. 1 (BIOS) or 2 (UEFI).
    [DscProperty(NotConfigurable)]
    [Nullable[int]] $Generation

    # Configuration version. Such as 10.0. Nesting needs 8.0 on Intel, 9.3 on AMD.
    [DscProperty(NotConfigurable)]
    [string] $ConfigurationVersion

    # Nested capable. Whether host and configuration version allow nesting.
    [DscProperty(NotConfigurable)]
    [Nullable[bool]] $NestedCapable

    # Exists. Whether the VM exists. VMs are neither created nor removed.
    [DscProperty(NotConfigurable)]
    [Nullable[bool]] $Exist

    # Why the instance is not in desired state.
    [DscProperty(NotConfigurable)]
    [NestedDscReason[]] $Reasons

    [NestedVirtualization] Get() { return Get-NestedDscInstance $this ([NestedVirtualization]::new()) }

    [bool] Test() { return Test-NestedDscInstance $this }

    [void] Set() { Set-NestedDscInstance $this }
}

# The network for nested Hyper-V. Adapter instances (vmName or vmId): MAC address spoofing, guards, teaming and VLAN
# of a VM's network adapters. Switch instances (switchName): a virtual switch, and NAT behind an internal one. A
# property that is left out or null is not managed.
[DscResource()]
class VMNetworkNesting
{
    # Name of the instance in its configuration.
    [DscProperty(Key)]
    [string] $InstanceName

    # VM name. Adapter instances: name of the VM, without regard to case. This or vmId is required.
    [DscProperty()]
    [string] $VmName

    # VM ID. Adapter instances: GUID of the VM. If vmName is given too, the VM must have that name.
    [DscProperty()]
    [string] $VmId

    # Adapter name. Adapter instances: name of the one network adapter that is meant; left out, all of the VM.
    [DscProperty()]
    [string] $AdapterName

    # MAC address spoofing. Adapter instances: whether the adapters may send with MAC addresses of nested VMs.
    [DscProperty()]
    [ValidateSet('on', 'off')]
    [string] $MacAddressSpoofing

    # Allow NIC teaming. Adapter instances: whether the guest may team the adapters.
    [DscProperty()]
    [ValidateSet('on', 'off')]
    [string] $AllowTeaming

    # DHCP guard. Adapter instances: whether what DHCP servers behind the adapters send is dropped.
    [DscProperty()]
    [ValidateSet('on', 'off')]
    [string] $DhcpGuard

    # Router guard. Adapter instances: whether router advertisements and redirects from behind the adapters are dropped.
    [DscProperty()]
    [ValidateSet('on', 'off')]
    [string] $RouterGuard

    # VLAN mode. Adapter instances: untagged, access (one VLAN, vlanId) or trunk (several, allowedVlanIds).
    [DscProperty()]
    [ValidateSet('untagged', 'access', 'trunk')]
    [string] $VlanMode

    # VLAN ID. Access mode: the VLAN.
    [DscProperty()]
    [Nullable[int]] $VlanId

    # Native VLAN ID. Trunk mode: the VLAN of untagged traffic.
    [DscProperty()]
    [Nullable[int]] $NativeVlanId

    # Allowed VLAN IDs. Trunk mode: the VLANs that are let through, such as 1-100,200.
    [DscProperty()]
    [string] $AllowedVlanIds

    # Switch name. Switch instances: name of the virtual switch, without regard to case. Required.
    [DscProperty()]
    [string] $SwitchName

    # Switch type. Switch instances: type of the switch. Needed for a new one, unless other properties imply it.
    [DscProperty()]
    [ValidateSet('external', 'internal', 'private')]
    [string] $SwitchType

    # Network adapter name. External switches: name of the host's network adapter, such as Ethernet.
    [DscProperty()]
    [string] $NetAdapterName

    # Network adapter names. External switches: names of all of its network adapters of the host, in any order; several
    # are a switch-embedded team. Not together with netAdapterName or netAdapterDescription.
    [DscProperty()]
    [string[]] $NetAdapterNames

    # Network adapter description. External switches: interface description of the host's network adapter.
    [DscProperty()]
    [string] $NetAdapterDescription

    # Allow management operating system. External switches: whether the host shares the network adapter; a new switch
    # allows it unless this is false.
    [DscProperty()]
    [Nullable[bool]] $AllowManagementOS

    # NAT prefix. Internal switches: IPv4 network for NAT, such as 192.168.100.0/24. Needs natGateway.
    [DscProperty()]
    [string] $NatPrefix

    # NAT gateway. Internal switches: the host's address in natPrefix, such as 192.168.100.1, with a prefix length of its
    # own where switches share a NAT (192.168.225.1/24). Needs natPrefix.
    [DscProperty()]
    [string] $NatGateway

    # When connected. What to do with a switch in use whose type or network adapter must change, or that must go: fail,
    # or replace (its adapters lose their connection).
    [DscProperty()]
    [ValidateSet('fail', 'replace')]
    [string] $WhenConnected

    # Exists. Switch instances: whether the switch is to be there; false removes it and its NAT. Adapter instances:
    # whether the adapter is there.
    [DscProperty()]
    [Nullable[bool]] $Exist

    # A JSON object with those properties whose text is not ASCII, under the names of the resource. Written by nesteddsc
    # package.
    [DscProperty()]
    [string] $EscapedProperties

    # Switch ID. GUID of the switch.
    [DscProperty(NotConfigurable)]
    [string] $SwitchId

    # Host addresses. IPv4 addresses of the host on the switch, with prefix length.
    [DscProperty(NotConfigurable)]
    [string[]] $HostAddresses

    # Why the instance is not in desired state.
    [DscProperty(NotConfigurable)]
    [NestedDscReason[]] $Reasons

    [VMNetworkNesting] Get() { return Get-NestedDscInstance $this ([VMNetworkNesting]::new()) }

    [bool] Test() { return Test-NestedDscInstance $this }

    [void] Set() { Set-NestedDscInstance $this }
}
