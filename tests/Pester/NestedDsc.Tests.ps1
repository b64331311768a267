#Requires -Version 7.4

# Get, Test and Set of the classes, with the real executables on simulated hosts.
param([Parameter(Mandatory)] [string] $BinaryFolder, [Parameter(Mandatory)] [string] $Repository)

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $folder = Import-TestModule $Repository $BinaryFolder
    $unicodeName = "lab 'quoted' [x] 100% a_b \ Z$([char]0xfc)rich $([char]0x2013) $([char]0x65e5)$([char]0x672c)"
}

AfterAll { Remove-TestModule $folder }

Describe 'Get' {
    BeforeEach { Use-SimulatedHost $Repository lab-l0 $folder }

    It 'reports a compliant instance with its state' {
        $state = (New-Machine lab-web01 @{ ExposeVirtualizationExtensions = $false; ProcessorCount = 2 }).Get()
        $state.InstanceName | Should -Be 'one'
        $state.VmName | Should -Be 'lab-web01'
        $state.ProcessorCount | Should -Be 2
        $state.ExposeVirtualizationExtensions | Should -BeFalse
        $state.VmState | Should -Be 'Off'
        $state.Reasons.Code | Should -Be 'NestedVirtualization:NestedVirtualization:Compliant'
    }

    It 'gives every reason, in the form that the agent takes' {
        $reasons = (New-Machine lab-web01 @{ ExposeVirtualizationExtensions = $true; ProcessorCount = 8 }).Get().Reasons
        $reasons.Code | Should -Be @(
            'NestedVirtualization:NestedVirtualization:ExposeVirtualizationExtensions', 'NestedVirtualization:NestedVirtualization:ProcessorCount')
        $reasons[1].Phrase | Should -Be "VM 'lab-web01' has 2 virtual processors; 8 are required."
    }

    It 'also says what stops a set' {
        (New-Machine lab-sql01 @{ ProcessorCount = 4 }).Get().Reasons.Code | Should -Contain 'NestedVirtualization:NestedVirtualization:VMRunning'
    }

    It 'takes names beyond ASCII, and gives them back' {
        $state = (New-Machine $unicodeName @{ ProcessorCount = 2 }).Get()
        $state.VmName | Should -BeExactly $unicodeName
        $state.Reasons.Code | Should -Be 'NestedVirtualization:NestedVirtualization:Compliant'
    }

    It 'takes names that are escaped, as a MOF file has them' {
        $escaped = '{"vmName":"lab ''quoted'' [x] 100% a_b \\ Z\u00fcrich \u2013 \u65e5\u672c"}'
        $state = (New-Instance NestedVirtualization @{ EscapedProperties = $escaped; ProcessorCount = 2 }).Get()
        $state.VmName | Should -BeExactly $unicodeName
    }

    It 'refuses a property that is given twice' {
        (New-Machine lab-web01 @{ EscapedProperties = '{"vmName":"other"}' }).Get().Reasons.Phrase | Should -BeLike '*a second time*'
    }

    It 'takes JSON of a property for nothing but this property' {
        $reasons = (New-Machine lab-sql01 @{ ProcessorCount = 8; Checkpoint = '{"name":"x"},"whenRunning":"turnOff" ' }).Get().Reasons
        $reasons.Code | Should -Be 'NestedVirtualization:NestedVirtualization:Error'
    }

    It 'gives the error of the executable as its only reason, and still says which machine it is about' {
        $state = (New-Machine lab-web01 @{ EscapedProperties = '{"noSuchProperty":1}' }).Get()
        $state.VmName | Should -Be 'lab-web01'
        $state.Reasons.Code | Should -Be 'NestedVirtualization:NestedVirtualization:Error'
        $state.Reasons.Phrase | Should -BeLike '*/noSuchProperty*(nestedvirtualization test, exit code 2)'
    }

    It 'returns nothing but the state; that the host is simulated is a warning' {
        $instance = New-Machine lab-web01
        $streams = Get-Streams { $instance.Get() }
        $streams.Output.Count | Should -Be 1
        $streams.Warnings | Should -BeLike "Working on the simulated host '*host.json'*"
        $streams.Verbose | Should -BeNullOrEmpty
        $streams.Others | Should -BeNullOrEmpty
    }

    It 'tells notices to whoever asks for verbose output' {
        $instance = New-Machine lab-web01 @{ ExposeVirtualizationExtensions = $true }
        $streams = Use-Setting VerbosePreference Continue { Get-Streams { $instance.Get() } }
        $streams.Verbose | Should -Contain (
            "NestedVirtualization:NestedVirtualization:LiveMigration VM 'lab-web01' can't be live-migrated, nor its state saved, " +
            'while VMs run inside it. Shut those down first.')
    }
}

Describe 'Test' {
    BeforeEach { Use-SimulatedHost $Repository lab-l0 $folder }

    It 'is <Expected> for <Count> processors' -ForEach @(@{ Count = 2; Expected = $true }, @{ Count = 8; Expected = $false }) {
        (New-Machine lab-web01 @{ ProcessorCount = $Count }).Test() | Should -BeExactly $Expected
    }

    It 'is false when the executable fails, with a warning that says why' {
        $instance = New-Machine lab-web01 @{ EscapedProperties = '{"noSuchProperty":1}' }
        $streams = Get-Streams { $instance.Test() }
        $streams.Output | Should -BeExactly $false
        $streams.Warnings[-1] | Should -BeLike '*/noSuchProperty*exit code 2)'
    }
}

Describe 'Set' {
    BeforeEach { Use-SimulatedHost $Repository lab-l0 $folder }

    It 'brings the desired state about, and returns nothing' {
        $instance = New-Machine lab-web01 @{ ProcessorCount = 8; ExposeVirtualizationExtensions = $true }
        (Get-Streams { $instance.Set() }).Output | Should -BeNullOrEmpty
        $instance.Test() | Should -BeTrue
    }

    It 'throws what the executable says' {
        $instance = New-Machine lab-sql01 @{ ProcessorCount = 4 }
        { $instance.Set() } | Should -Throw "*VM 'lab-sql01' is running*exit code 6*"
    }

    It 'throws when there is no such machine' {
        $instance = New-Machine no-such-machine @{ ProcessorCount = 4 }
        { $instance.Set() } | Should -Throw '*no-such-machine*exit code 4*'
    }

    It 'warns of what a change brings with it' {
        $instance = New-Machine lab-web01 @{ ExposeVirtualizationExtensions = $true }
        (Get-Streams { $instance.Set() }).Warnings | Should -Contain (
            "VM 'lab-web01' has fewer than 4 virtual processors (2), which is little for a machine that runs machines.")
    }

    It 'does not warn of it once more when nothing changes, but tells whoever asks' {
        $instance = New-Machine lab-web01 @{ ExposeVirtualizationExtensions = $true }
        $instance.Set() 3> $null
        (Get-Streams { $instance.Set() }).Warnings -like '*fewer than 4*' | Should -BeNullOrEmpty
        (Use-Setting VerbosePreference Continue { Get-Streams { $instance.Set() } }).Verbose -like '*fewer than 4*' | Should -Not -BeNullOrEmpty
    }

    It 'takes a checkpoint that is wanted as JSON' {
        (New-Machine lab-web01 @{ ProcessorCount = 8; Checkpoint = '{"name":"before \"nesting\""}' }).Set()
        Get-Content "$folder/host.json" -Raw | Should -Match 'before (\\"|\\u0022)nesting'
    }
}

Describe 'VMNetworkNesting' {
    BeforeEach { Use-SimulatedHost $Repository lab-l0 $folder }

    It 'creates a switch and removes it' {
        $wanted = New-Instance VMNetworkNesting @{ SwitchName = 'NAT'; SwitchType = 'internal' }
        $wanted.Test() | Should -BeFalse
        $wanted.Get().Exist | Should -BeFalse
        $wanted.Set()
        $wanted.Test() | Should -BeTrue
        $gone = New-Instance VMNetworkNesting @{ SwitchName = 'NAT'; Exist = $false }
        $gone.Set()
        $gone.Test() | Should -BeTrue
    }

    It 'turns MAC address spoofing on' {
        $wanted = New-Instance VMNetworkNesting @{ VmName = 'lab-web01'; MacAddressSpoofing = 'on' }
        $wanted.Test() | Should -BeFalse
        $wanted.Set()
        $wanted.Get().MacAddressSpoofing | Should -Be 'on'
    }
}

Describe 'GuestHyperVRole' {
    BeforeEach { Use-SimulatedHost $Repository guest-2019 $folder }

    It 'installs the role and reports the restart that is due' {
        $wanted = New-Instance GuestHyperVRole @{ Exist = $true }
        $wanted.Test() | Should -BeFalse
        $wanted.Set()
        $wanted.Test() | Should -BeFalse
        $wanted.Get().Reasons.Code | Should -Contain 'GuestHyperVRole:GuestHyperVRole:RestartPending'
    }

    It 'has no Hyper-V to set a switch in before the restart' {
        (New-Instance VMNetworkNesting @{ SwitchName = 'NAT'; SwitchType = 'internal' }).Test() | Should -BeFalse
    }
}
