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
