#Requires -Version 7.4

# The text of the module and its manifest: what DSC and people find without running it.
param([Parameter(Mandatory)] [string] $Repository)

BeforeDiscovery {
    $classes = Get-ChildItem "$Repository/resources/*/schema.json" | ForEach-Object { @{ Class = $_.Directory.Name; Schema = $_.FullName } }
    $source = "$Repository/resources/MachineConfiguration/NestedDsc/NestedDsc.psm1"
    $functions = [System.Management.Automation.Language.Parser]::ParseFile($source, [ref] $null, [ref] $null).FindAll(
        { $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] -and $args[0].Parent -isnot [System.Management.Automation.Language.FunctionMemberAst] },
        $true) | ForEach-Object { @{ Function = $_.Name } }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $folder = Import-TestModule $Repository
    $module = Get-Module NestedDsc
    $mistakes = $null
    $ast = [System.Management.Automation.Language.Parser]::ParseFile("$folder/NestedDsc.psm1", [ref] $null, [ref] $mistakes)
    $types = $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.TypeDefinitionAst] }, $false)
    $resources = Get-ChildItem "$Repository/resources/*/schema.json" | ForEach-Object { $_.Directory.Name } | Sort-Object

    function Get-Properties([string] $Class) { ($types | Where-Object Name -CEQ $Class).Members | Where-Object { $_ -is [System.Management.Automation.Language.PropertyMemberAst] } }
    function Test-Mark($Property, [string] $Mark) { $Property.Attributes.NamedArguments.ArgumentName -ccontains $Mark }
}

AfterAll { Remove-TestModule $folder }

Describe 'The manifest' {
    It 'is valid' {
        $manifest = Test-ModuleManifest "$folder/NestedDsc.psd1" -ErrorAction Stop -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $manifest.Version | Should -Be $module.Version
        $manifest.PowerShellVersion | Should -Be '5.1'
        $manifest.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
    }

    It 'has what a gallery shows' {
        $data = (Import-PowerShellDataFile "$folder/NestedDsc.psd1").PrivateData.PSData
        $data.Tags | Should -Contain 'DSCResource'
        $data.Tags -match '\s' | Should -BeNullOrEmpty
        ([uri]$data.LicenseUri).Scheme | Should -Be 'https'
        $data.ReleaseNotes | Should -Not -BeNullOrEmpty
    }

    It 'exports the classes of all schemas, and no command' {
        $module.ExportedDscResources | Sort-Object | Should -Be $resources
        $module.ExportedCommands.Count | Should -Be 0
        $module.ExportedVariables.Count | Should -Be 0
        $module.ExportedAliases.Count | Should -Be 0
    }
}

Describe 'The module' {
    It 'has no mistakes of syntax' { $mistakes | Should -BeNullOrEmpty }

    It 'has the classes of the schemas, and the reason' { $types.Name | Should -Be (@('NestedDscReason') + $resources) }

    It 'has a reason with exactly what the agent reads' { (Get-Properties NestedDscReason).Extent.Text -replace '(?s).*\]\s+\[', '[' | Should -Be '[string] $Code', '[string] $Phrase' }

    It 'calls nothing but its own functions and what every PowerShell has' {
        $own = $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true).Name
        $called = $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() } | Sort-Object -Unique
        $called | Where-Object { $own -cnotcontains $_ } | Should -Be 'Set-StrictMode', 'Write-Verbose', 'Write-Warning'
    }

    It 'is described to the agent as before' {
        $found = $module.ExportedDscResources | ForEach-Object {
            $class = & $module ([scriptblock]::Create("[$_]"))
            [Microsoft.PowerShell.DesiredStateConfiguration.Internal.DscClassCache]::GenerateMofForType($class).Replace("`r`n", "`n").TrimEnd() + "`n"
        }
        $file = "$PSScriptRoot/schemas.mof"
        if ($env:NESTEDDSC_UPDATE_GOLDEN -eq '1') { [System.IO.File]::WriteAllText($file, -join $found) }
        -join $found | Should -BeExactly ([System.IO.File]::ReadAllText($file).Replace("`r`n", "`n")) -Because 'NESTEDDSC_UPDATE_GOLDEN=1 accepts it'
    }
}

Describe 'The class <Class>' -ForEach $classes {
    BeforeAll {
        $type = $types | Where-Object Name -CEQ $Class
        $properties = Get-Properties $Class
        $schema = Get-Content $Schema -Raw | ConvertFrom-Json -AsHashtable
    }

    It 'is a resource with one key, and reasons' {
        $type.Attributes.TypeName.Name | Should -Be 'DscResource'
        ($properties | Where-Object { Test-Mark $_ Key }).Name | Should -Be 'InstanceName'
        $properties[-1].Name | Should -Be 'Reasons'
        $properties[-1].PropertyType.Extent.Text | Should -Be '[NestedDscReason[]]'
        Test-Mark $properties[-1] NotConfigurable | Should -BeTrue
    }

    It 'has the three methods' {
        $methods = $type.Members | Where-Object { $_ -is [System.Management.Automation.Language.FunctionMemberAst] }
        $methods.ForEach({ "$($_.ReturnType.Extent.Text) $($_.Name)" }) | Should -Be "[$Class] Get", '[bool] Test', '[void] Set'
    }

    It 'has the properties of the schema that can be wanted, with their types' {
        $wanted = $schema.properties.Keys | Where-Object { -not $schema.properties[$_].readOnly -and $_ -cnotin '_metadata', '_name', '_inDesiredState', '_restartRequired' }
        $settable = $properties | Where-Object { -not (Test-Mark $_ NotConfigurable) -and $_.Name -cnotin 'InstanceName', 'EscapedProperties' }
        $settable.Name | Sort-Object | Should -Be ($wanted.TrimStart('_') | Sort-Object)
        foreach ($name in $wanted) {
            $of = $schema.properties[$name]
            $text = ($settable | Where-Object Name -EQ $name.TrimStart('_')).PropertyType.Extent.Text
            $expected = switch (@($of.type) -cne 'null') {
                'string' { '[string]' }
                'boolean' { '[Nullable[bool]]' }
                'integer' { if ($of.maximum -le [int]::MaxValue) { '[Nullable[int]]' } else { '[Nullable[long]]' } }
                'array' { if (@($of.items.type) -ccontains 'string') { '[string[]]' } else { '[string]' } }
                'object' { '[string]' }
            }
            $text | Should -Be $expected -Because $name
        }
    }

    It 'refuses a choice that the schema does not have' {
        $name = $schema.properties.Keys | Where-Object { $schema.properties[$_].enum -and -not $schema.properties[$_].readOnly } | Select-Object -First 1
        if ($name) {
            $instance = New-Instance $Class @{}
            { $instance.($name.TrimStart('_')) = 'neither' } | Should -Throw "*$($name.TrimStart('_'))*"
        }
    }
}

Describe 'The function <Function>' -ForEach $functions {
    BeforeAll { $command = & $module { param($name) Get-Command $name } $Function }

    It 'has help, with every parameter' {
        $help = & $module { param($name) Get-Help $name -Full } $Function
        $help.Synopsis.Trim() | Should -Match '^[A-Z].*\.$'
        $documented = @($help.parameters.parameter | Where-Object { $_.PSObject.Properties['description'] -and $_.description.Text } | ForEach-Object name)
        $own = $command.Parameters.Keys | Where-Object { $_ -cnotin [System.Management.Automation.PSCmdlet]::CommonParameters }
        $documented | Sort-Object | Should -Be ($own | Sort-Object)
    }

    It 'is an advanced function that says what it returns' {
        $command.CmdletBinding | Should -BeTrue
        $command.OutputType | Should -Not -BeNullOrEmpty
        (Get-Verb).Verb | Should -Contain $command.Verb
    }
}
