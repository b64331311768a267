#Requires -Version 7.4
#Requires -RunAsAdministrator
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5.0' }, Hyper-V

# The programs on a real Hyper-V host, on a virtual machine and a switch that these tests make and remove. See
# tests/Windows/README.md for how to run them and for what each fact (F..) is about. They change nothing else on the host.

BeforeAll {
    $programs = $env:NESTEDDSC_PROGRAMS ?? (Join-Path $PSScriptRoot '..' '..' 'dist' 'win-x64')
    $namespace = 'root\virtualization\v2'
    $vmName = "nesteddsc-test-$([guid]::NewGuid().ToString('N').Substring(0, 8))"
    $switchName = "$vmName 'a{b}' é"
    $OutputEncoding = [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)

    # Runs a program; the instance goes to its standard input.
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

    $folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) $vmName)
    $vm = New-VM -Name $vmName -Generation 2 -MemoryStartupBytes 1GB -NoVHD -Path $folder
    Set-VM -VM $vm -CheckpointType Standard -AutomaticCheckpointsEnabled $false -StaticMemory
    $vmId = $vm.Id.ToString().ToUpperInvariant()
    $session = [Microsoft.Management.Infrastructure.CimSession]::Create($null)
}

AfterAll {
    if ($session) { $session.Dispose() }
    if ($vm) {
        Stop-VM -VM $vm -TurnOff -Force -WarningAction SilentlyContinue
        Remove-VM -VM $vm -Force
    }
    if ($switchName) {
        Get-NetNat | Where-Object InternalIPInterfaceAddressPrefix -EQ '192.168.251.0/24' | Remove-NetNat -Confirm:$false
        Get-VMSwitch | Where-Object Name -EQ $switchName | Remove-VMSwitch -Force
    }
    if ($folder) { Remove-Item $folder -Recurse -Force }
}

Describe 'MMI and WMI' -Tag HyperV {
    It 'F01 a session without a computer name is local and needs no WinRM' {
        # Run once with WinRM stopped: the test looks whether it runs only to say which case was tested.
        Write-Host "WinRM: $((Get-Service WinRM).Status)"
        @($session.QueryInstances($namespace, 'WQL', 'SELECT Name FROM Msvm_ComputerSystem')).Count | Should -BeGreaterThan 1
    }

    It 'F02 one session serves several threads at once' {
        $counts = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            @(($using:session).QueryInstances('root\virtualization\v2', 'WQL', 'SELECT * FROM Msvm_ComputerSystem')).Count
        }
        ($counts | Select-Object -Unique).Count | Should -Be 1
    }

    It 'F03 a local query takes ASSOCIATORS OF' {
        $path = "Msvm_ComputerSystem.CreationClassName=`"Msvm_ComputerSystem`",Name=`"$vmId`""
        $rows = @($session.QueryInstances($namespace, 'WQL', "ASSOCIATORS OF {$path} WHERE ResultClass = Msvm_VirtualSystemSettingData"))
        $rows.CimSystemProperties.ClassName | Should -Contain 'Msvm_VirtualSystemSettingData'
    }

    It 'F04 a local call keeps to its time limit, and says so by a HRESULT that is known' {
        $options = [Microsoft.Management.Infrastructure.Options.CimOperationOptions]::new()
        $options.Timeout = [timespan]::FromMilliseconds(1)
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $thrown = Get-CimError { @($session.QueryInstances('root\cimv2', 'WQL', 'SELECT * FROM Win32_OptionalFeature', $options)) }
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        $thrown.MessageId | Should -Match '0x(80041032|80043001)$'
    }

    It 'F05 an error carries its HRESULT as MessageId' {
        $thrown = Get-CimError { @($session.QueryInstances('root\no\such', 'WQL', 'SELECT * FROM X')) }
        $thrown.NativeErrorCode | Should -Be InvalidNamespace
        $thrown.MessageId | Should -Be 'HRESULT 0x8004100e'
    }

    It 'F06 a property that the class lacks makes the whole query invalid' {
        (Get-CimError { @($session.QueryInstances($namespace, 'WQL', 'SELECT NoSuch FROM Msvm_ComputerSystem')) }).NativeErrorCode |
            Should -Be InvalidQuery
    }

    It 'F07 a reference has its keys, flagged as such' {
        $row = @($session.QueryInstances($namespace, 'WQL', 'SELECT * FROM Msvm_SettingsDefineState'))[0]
        $reference = $row.CimInstanceProperties['ManagedElement'].Value
        ($reference.CimInstanceProperties | Where-Object Name -EQ Name).Flags.HasFlag([Microsoft.Management.Infrastructure.CimFlags]::Key) |
            Should -BeTrue
    }

    It 'F08 settings are found by the prefix of their InstanceID' {
        $rows = @($session.QueryInstances($namespace, 'WQL', "SELECT InstanceID FROM Msvm_ProcessorSettingData WHERE InstanceID LIKE 'Microsoft:$vmId%'"))
        $rows.Count | Should -Be 1
        Write-Host $rows[0].CimInstanceProperties['InstanceID'].Value
    }

    It 'F09 a class-less instance with its keys serves as a reference' {
        $settings = @($session.QueryInstances($namespace, 'WQL', "SELECT * FROM Msvm_VirtualSystemSettingData WHERE InstanceID = 'Microsoft:$vmId'"))[0]
        $key = [Microsoft.Management.Infrastructure.CimInstance]::new('Msvm_VirtualSystemSettingData', $namespace)
        $key.CimInstanceProperties.Add([Microsoft.Management.Infrastructure.CimProperty]::Create('InstanceID', "Microsoft:$vmId", 'String', 'Key'))
        $session.GetInstance($namespace, $key).CimInstanceProperties['ElementName'].Value |
            Should -Be $settings.CimInstanceProperties['ElementName'].Value
    }
}

Describe 'nestedvirtualization' -Tag HyperV {
    It 'reads the machine as Hyper-V''s own cmdlets do' {
        $result = Invoke-Resource nestedvirtualization get @{ vmName = $vmName }
        Assert-Success $result
        $result.State.vmId | Should -Be $vm.Id.ToString()
        $result.State.processorCount | Should -Be (Get-VMProcessor -VM $vm).Count
        $result.State.memoryStartupMB | Should -Be 1024
        $result.State.exposeVirtualizationExtensions | Should -BeFalse
        $result.State.powerState | Should -Be 'off'
    }

    It 'lists the machine once' {
        $result = Invoke-Resource nestedvirtualization export @{ vmName = $vmName }
        Assert-Success $result
        $result.Lines.Count | Should -Be 1
    }

    It 'answers for a machine that is not there' {
        $result = Invoke-Resource nestedvirtualization get @{ vmName = "$vmName-none" }
        Assert-Success $result
        $result.State._exist | Should -BeFalse
    }

    It 'F10 changes settings by partial embedded instances; F11 after a what-if that changed nothing' {
        $desired = @{ vmId = $vmId; exposeVirtualizationExtensions = $true; processorCount = 2; memoryStartupMB = 2048 }
        $forecast = Invoke-Resource nestedvirtualization set, --what-if $desired
        Assert-Success $forecast
        (Get-VMProcessor -VM $vm).ExposeVirtualizationExtensions | Should -BeFalse
        $result = Invoke-Resource nestedvirtualization set $desired
        Assert-Success $result
        $result.Names | Should -Be $forecast.Names
        (Get-VMProcessor -VM $vm).ExposeVirtualizationExtensions | Should -BeTrue
        (Get-VMProcessor -VM $vm).Count | Should -Be 2
        (Get-VMMemory -VM $vm).Startup | Should -Be 2GB
        (Invoke-Resource nestedvirtualization test $desired).State._inDesiredState | Should -BeTrue
    }

    It 'F12 a checkpoint is taken before the first change' {
        $result = Invoke-Resource nestedvirtualization set @{ vmId = $vmId; processorCount = 1; checkpoint = @{ name = 'before <it> & ''more'''; restoreOnFailure = $true } }
        Assert-Success $result
        (Get-VMSnapshot -VM $vm).Name | Should -Be 'before <it> & ''more'''
        Get-VMSnapshot -VM $vm | Restore-VMSnapshot -Confirm:$false
        (Get-VMProcessor -VM $vm).Count | Should -Be 2
        Get-VMSnapshot -VM $vm | Remove-VMSnapshot
    }

    It 'F17 a checkpoint takes a name of 100 UTF-16 code units, and no longer one' {
        $longest = [char]::ConvertFromUtf32(0x1F4A1) * 50
        Assert-Success (Invoke-Resource nestedvirtualization set @{ vmId = $vmId; processorCount = 1; checkpoint = @{ name = $longest } })
        $taken = Get-VMSnapshot -VM $vm
        $taken.Name | Should -BeExactly $longest
        { Rename-VMSnapshot -VMSnapshot $taken -NewName "$longest." -ErrorAction Stop } | Should -Throw
        Restore-VMSnapshot -VMSnapshot $taken -Confirm:$false
        Remove-VMSnapshot -VMSnapshot $taken
    }

    It 'F13 refuses a running machine, and turns it off and on again where that is allowed' {
        Start-VM -VM $vm
        $desired = @{ vmId = $vmId; processorCount = 1 }
        (Invoke-Resource nestedvirtualization set $desired).ExitCode | Should -Be 6
        (Get-VM -Id $vm.Id).State | Should -Be Running
        Assert-Success (Invoke-Resource nestedvirtualization set ($desired + @{ whenRunning = 'turnOff' }))
        (Get-VM -Id $vm.Id).State | Should -Be Running
        (Get-VMProcessor -VM $vm).Count | Should -Be 1
    }

    It 'F14 discards a saved state where that is allowed' {
        Save-VM -VM $vm
        $desired = @{ vmId = $vmId; processorCount = 2; powerState = 'off' }
        (Invoke-Resource nestedvirtualization set $desired).ExitCode | Should -Be 6
        Assert-Success (Invoke-Resource nestedvirtualization set ($desired + @{ whenSaved = 'discard' }))
        (Get-VM -Id $vm.Id).State | Should -Be Off
    }
}

Describe 'nestedvirtualization on a machine of generation 1' -Tag HyperV {
    BeforeAll {
        $old = New-VM -Name "$vmName-gen1" -Generation 1 -MemoryStartupBytes 512MB -NoVHD -Path $folder
    }

    AfterAll {
        if ($old) { Remove-VM -VM $old -Force }
    }

    It 'F15 the extensions are exposed to it too' {
        Assert-Success (Invoke-Resource nestedvirtualization set @{ vmId = $old.Id; exposeVirtualizationExtensions = $true })
        (Get-VMProcessor -VM $old).ExposeVirtualizationExtensions | Should -BeTrue
    }

    It 'F16 an adapter whose dynamic address was never given has none' {
        $result = Invoke-Resource vmnetworknesting get @{ vmId = $old.Id }
        Assert-Success $result
        $address = (Get-VMNetworkAdapter -VM $old).MacAddress -replace '^0{12}$', ''
        "$($result.State.adapters[0].macAddress)" -replace '[-:]', '' -replace '^0{12}$', '' | Should -Be $address
    }
}

Describe 'vmnetworknesting' -Tag HyperV {
    It 'F20 makes an internal switch with a NAT, whose host adapter comes late and whose name needs care' {
        $desired = @{ switchName = $switchName; switchType = 'internal'; natPrefix = '192.168.251.0/24'; natGateway = '192.168.251.1' }
        Assert-Success (Invoke-Resource vmnetworknesting set $desired)
        (Get-VMSwitch -Name ([WildcardPattern]::Escape($switchName))).SwitchType | Should -Be Internal
        (Get-NetIPAddress -IPAddress 192.168.251.1).PrefixLength | Should -Be 24
        (Get-NetNat).InternalIPInterfaceAddressPrefix | Should -Contain '192.168.251.0/24'
        (Invoke-Resource vmnetworknesting test $desired).State._inDesiredState | Should -BeTrue
    }

    It 'F21 lets MAC addresses be spoofed on every adapter, also while the machine runs' {
        Get-VMNetworkAdapter -VM $vm | Connect-VMNetworkAdapter -SwitchName $switchName
        Start-VM -VM $vm
        Assert-Success (Invoke-Resource vmnetworknesting set @{ vmId = $vmId; macAddressSpoofing = 'on' })
        (Get-VMNetworkAdapter -VM $vm).MacAddressSpoofing | Should -Be On
        Assert-Success (Invoke-Resource vmnetworknesting set @{ vmId = $vmId; macAddressSpoofing = 'off' })
        (Get-VMNetworkAdapter -VM $vm).MacAddressSpoofing | Should -Be Off
        Stop-VM -VM $vm -TurnOff -Force
    }

    It 'F22 makes the switch private in its place where its users may be moved' {
        $desired = @{ switchName = $switchName; switchType = 'private' }
        (Invoke-Resource vmnetworknesting set $desired).ExitCode | Should -Be 6
        Assert-Success (Invoke-Resource vmnetworknesting set ($desired + @{ whenConnected = 'replace' }))
        (Get-VMSwitch -Name ([WildcardPattern]::Escape($switchName))).SwitchType | Should -Be Private
        (Get-VMNetworkAdapter -VM $vm).SwitchName | Should -Be $switchName
    }

    It 'F23 removes the switch although a machine is connected; F24 its adapter then reads as not connected' {
        Assert-Success (Invoke-Resource vmnetworknesting set @{ switchName = $switchName; _exist = $false; whenConnected = 'replace' })
        Get-VMSwitch | Where-Object Name -EQ $switchName | Should -BeNullOrEmpty
        $result = Invoke-Resource vmnetworknesting get @{ vmId = $vmId }
        Assert-Success $result
        $result.State.adapters[0].connected | Should -BeFalse
    }

    It 'F25 knows the switch that Windows clients have from the start' {
        $default = Get-VMSwitch | Where-Object Id -EQ 'c08cb7b8-9b3c-408e-8e30-5e16a3aeb444'
        if (-not $default) { Set-ItResult -Skipped -Because 'this Windows has no Default Switch' ; return }
        (Invoke-Resource vmnetworknesting set @{ switchName = $default.Name; switchType = 'private'; whenConnected = 'replace' }).ExitCode | Should -Not -Be 0
        (Get-VMSwitch -Id $default.Id).SwitchType | Should -Be Internal
    }
}

Describe 'Network adapters of the host' -Tag HyperV {
    It 'F26 a port that a switch can use is named by the GUID of its network adapter' {
        $ports = @($session.QueryInstances($namespace, 'WQL', 'SELECT DeviceID, ElementName FROM Msvm_ExternalEthernetPort'))
        if ($ports.Count -eq 0) { Set-ItResult -Skipped -Because 'this host has no network adapter' ; return }
        $known = (Get-NetAdapter -IncludeHidden).InterfaceGuid | ForEach-Object { "Microsoft:$_" }
        foreach ($port in $ports) {
            $known | Should -Contain $port.CimInstanceProperties['DeviceID'].Value -Because $port.CimInstanceProperties['ElementName'].Value
        }
    }
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

Describe 'Time' -Tag HyperV {
    It 'F40 what a user waits for' {
        foreach ($call in @('get', 'test', 'export')) {
            $instance = if ($call -eq 'export') { @{} } else { @{ vmId = $vmId } }
            $times = 1..5 | ForEach-Object { (Measure-Command { Assert-Success (Invoke-Resource nestedvirtualization $call $instance) }).TotalMilliseconds }
            Write-Host ("{0}: {1:0} ms at best, {2:0} ms the first time, {3} machines" -f $call, ($times | Measure-Object -Minimum).Minimum, $times[0], @(Get-VM).Count)
            ($times | Measure-Object -Minimum).Minimum | Should -BeGreaterThan 0
        }
    }
}
