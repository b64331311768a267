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
