#Requires -Version 7.4
#Requires -RunAsAdministrator
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5.0' }, Hyper-V

# The programs on a real Hyper-V host, on virtual machines and a switch that these tests make and remove. They change nothing else on
# the host. tests/Windows/README.md says how to run them, and what each fact (F..) is about. Open questions are in
# HyperV.Open.Tests.ps1, and what concerns Windows rather than VMs is in HyperV.Windows.Tests.ps1.

BeforeAll {
    . (Join-Path $PSScriptRoot 'HyperV.Common.ps1')
    $vmName = "nesteddsc-test-$([guid]::NewGuid().ToString('N').Substring(0, 8))"
    $switchName = "$vmName 'a{b}' é"
    $vm = New-TestMachine $vmName
    $vmId = $vm.Id.ToString().ToUpperInvariant()
    $management = Get-ServiceRow Msvm_VirtualSystemManagementService
    $hasNat = @(Get-NetNat).Count -gt 0
}

AfterAll {
    if ($session) { $session.Dispose() }
    Remove-TestMachine $vm
    if ($switchName) {
        if (-not $hasNat) { Get-NetNat | Where-Object InternalIPInterfaceAddressPrefix -EQ '192.168.251.0/24' | Remove-NetNat -Confirm:$false }
        Get-VMSwitch | Where-Object Name -EQ $switchName | Remove-VMSwitch -Force
    }
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

    It 'F03 associated instances are enumerated without naming the association' {
        $settings = Get-Setting $vmId
        foreach ($class in 'Msvm_ProcessorSettingData', 'Msvm_MemorySettingData', 'Msvm_SecuritySettingData') {
            $rows = @(Get-Associated $settings $class)
            $rows.Count | Should -Be 1 -Because $class
            Get-Value $rows[0] InstanceID | Should -BeLike "Microsoft:$vmId\*"
        }
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

    It 'F08 settings are found by the prefix of their InstanceID, and a connection is its adapter''s id and C' {
        $rows = @(Get-Row "SELECT InstanceID FROM Msvm_ProcessorSettingData WHERE InstanceID LIKE 'Microsoft:$vmId%'")
        $rows.Count | Should -Be 1
        Write-Host (Get-Value $rows[0] InstanceID)
        $adapter = Get-Value @(Get-Row "SELECT InstanceID FROM Msvm_SyntheticEthernetPortSettingData WHERE InstanceID LIKE 'Microsoft:$vmId%'")[0] InstanceID
        Get-Connection $vmId | ForEach-Object { Get-Value $_ InstanceID } | Should -Be "$adapter\C"
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

    It 'F19 a good change of a VM that is off returns 0 without a job' {
        $processor = @(Get-Associated (Get-Setting $vmId) Msvm_ProcessorSettingData)[0]
        $answer = Invoke-HyperV $management ModifyResourceSettings @(New-Parameter ResourceSettings @(ConvertTo-PartialRow $processor VirtualQuantity uint64 3))
        $answer.Code | Should -Be 0
        (Get-VMProcessor -VM $vm).Count | Should -Be 3
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

    It 'F13 refuses a running VM, and turns it off and on again where that is allowed' {
        try { Start-VM -VM $vm -ErrorAction Stop } catch { Set-ItResult -Skipped -Because "no VM starts on this host: $_"; return }
        $desired = @{ vmId = $vmId; processorCount = 1 }
        (Invoke-Resource nestedvirtualization set $desired).ExitCode | Should -Be 6
        (Get-VM -Id $vm.Id).State | Should -Be Running
        Assert-Success (Invoke-Resource nestedvirtualization set ($desired + @{ whenRunning = 'turnOff' }))
        (Get-VM -Id $vm.Id).State | Should -Be Running
        (Get-VMProcessor -VM $vm).Count | Should -Be 1
    }

    It 'F13 a VM without a guest in it can''t be asked to shut down' {
        if ((Get-VM -Id $vm.Id).State -ne 'Running') { Set-ItResult -Skipped -Because 'no VM starts on this host'; return }
        Get-Row "SELECT * FROM Msvm_ShutdownComponent WHERE SystemName = '$vmId'" |
            ForEach-Object { (Get-Value $_ OperationalStatus)[0] | Should -Not -Be 2; Get-Value $_ DeviceID | Should -Not -Match $vmId }
        (Invoke-Resource nestedvirtualization set @{ vmId = $vmId; processorCount = 2; whenRunning = 'shutdown' }).ExitCode | Should -Be 6
        (Get-VM -Id $vm.Id).State | Should -Be Running
    }

    It 'F13 a state that is there already is refused with 32775' {
        if ((Get-VM -Id $vm.Id).State -ne 'Running') { Set-ItResult -Skipped -Because 'no VM starts on this host'; return }
        $system = @(Get-Row "SELECT * FROM Msvm_ComputerSystem WHERE Name = '$vmId'")[0]
        (Invoke-HyperV $system RequestStateChange @(New-Parameter RequestedState ([uint16] 2))).Code | Should -Be 32775
    }

    It 'F14 a saved VM isn''t changed though the job says so; its state is discarded where that is allowed' {
        if ((Get-VM -Id $vm.Id).State -ne 'Running') { Set-ItResult -Skipped -Because 'no VM starts on this host'; return }
        Save-VM -VM $vm
        $processor = @(Get-Associated (Get-Setting $vmId) Msvm_ProcessorSettingData)[0]
        $answer = Invoke-HyperV $management ModifyResourceSettings @(New-Parameter ResourceSettings @(ConvertTo-PartialRow $processor VirtualQuantity uint64 2))
        (Get-VMProcessor -VM $vm).Count | Should -Be 1
        Write-Host "A saved VM's processors: $(Get-Outcome $answer $false)"
        $desired = @{ vmId = $vmId; processorCount = 2; powerState = 'off' }
        (Invoke-Resource nestedvirtualization set $desired).ExitCode | Should -Be 6
        Assert-Success (Invoke-Resource nestedvirtualization set ($desired + @{ whenSaved = 'discard' }))
        (Get-VM -Id $vm.Id).State | Should -Be Off
    }
}

Describe 'nestedvirtualization on a machine of generation 1' -Tag HyperV {
    BeforeAll {
        $old = New-TestMachine "$vmName-gen1" 1
    }

    AfterAll {
        Remove-TestMachine $old
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
        $desired = @{ switchName = $switchName; switchType = 'internal' }
        # Windows supports one NAT; another one's is left alone.
        if (-not $hasNat) { $desired += @{ natPrefix = '192.168.251.0/24'; natGateway = '192.168.251.1' } }
        Assert-Success (Invoke-Resource vmnetworknesting set $desired)
        (Get-VMSwitch -Name ([WildcardPattern]::Escape($switchName))).SwitchType | Should -Be Internal
        (Invoke-Resource vmnetworknesting test $desired).State._inDesiredState | Should -BeTrue
        if ($hasNat) { Set-ItResult -Inconclusive -Because 'this host has a NAT already, so only the switch was tested'; return }
        (Get-NetNat).InternalIPInterfaceAddressPrefix | Should -Contain '192.168.251.0/24'
        $rows = Get-NetIPAddress -IPAddress 192.168.251.1
        $rows.PrefixLength | Select-Object -Unique | Should -Be 24
        @(Get-Row "SELECT * FROM MSFT_NetIPAddress WHERE IPAddress = '192.168.251.1'" 'root\StandardCimv2' | ForEach-Object { Get-Value $_ Store }) |
            Sort-Object | Should -Be 0, 1
    }

    It 'F27 the host''s adapter has the GUID of its port' {
        $id = (Get-VMSwitch -Name ([WildcardPattern]::Escape($switchName))).Id
        $ports = @(Get-Row "SELECT InstanceID FROM Msvm_EthernetPortAllocationSettingData WHERE InstanceID LIKE 'Microsoft:$id%'" | ForEach-Object { Get-Value $_ InstanceID })
        $ports.Count | Should -Be 1
        $adapter = Get-NetAdapter -IncludeHidden | Where-Object Name -EQ "vEthernet ($switchName)"
        $adapter.InterfaceGuid | Should -Be "{$($ports[0].Split('\')[-1])}"
        $adapter.DeviceID | Should -Be $adapter.InterfaceGuid
    }

    It 'F18 what is set beside MAC address spoofing stays; a feature''s id is its connection''s with two parts' {
        Get-VMNetworkAdapter -VM $vm | Connect-VMNetworkAdapter -SwitchName $switchName
        (Invoke-Resource vmnetworknesting get @{ vmId = $vmId }).State.macAddressSpoofing | Should -Be 'off'
        Get-VMNetworkAdapter -VM $vm | Set-VMNetworkAdapter -DhcpGuard On -RouterGuard On
        Assert-Success (Invoke-Resource vmnetworknesting set @{ vmId = $vmId; macAddressSpoofing = 'on' })
        $adapter = Get-VMNetworkAdapter -VM $vm
        $adapter.MacAddressSpoofing, $adapter.DhcpGuard, $adapter.RouterGuard | Should -Be On, On, On
        $connection = Get-Value @(Get-Connection $vmId)[0] InstanceID
        $ids = @(Get-Row 'SELECT InstanceID FROM Msvm_EthernetSwitchPortSecuritySettingData' | ForEach-Object { Get-Value $_ InstanceID } |
            Where-Object { $_ -like "$connection\*" })
        $ids | Should -Match '\\C\\776E0BA7-94A1-41C8-8F28-951F524251B5\\[0-9A-F-]{36}$'
        Assert-Success (Invoke-Resource vmnetworknesting set @{ vmId = $vmId; macAddressSpoofing = 'off' })
        $adapter = Get-VMNetworkAdapter -VM $vm
        $adapter.MacAddressSpoofing, $adapter.DhcpGuard, $adapter.RouterGuard | Should -Be Off, On, On
    }

    It 'F52 guards, teaming and VLANs are what the cmdlets show' {
        $trunk = @{ vmId = $vmId; macAddressSpoofing = 'on'; allowTeaming = 'on'; routerGuard = 'off'; vlanMode = 'trunk'; nativeVlanId = 5; allowedVlanIds = '10-12,20' }
        Assert-Success (Invoke-Resource vmnetworknesting set $trunk)
        $adapter = Get-VMNetworkAdapter -VM $vm
        $adapter.MacAddressSpoofing, $adapter.AllowTeaming, $adapter.RouterGuard | Should -Be On, On, Off
        $vlan = Get-VMNetworkAdapterVlan -VM $vm
        $vlan.OperationMode, $vlan.NativeVlanId, $vlan.AllowedVlanIdListString | Should -Be Trunk, 5, '10-12,20'
        Assert-Success (Invoke-Resource vmnetworknesting set @{ vmId = $vmId; vlanMode = 'access'; vlanId = 42 })
        $vlan = Get-VMNetworkAdapterVlan -VM $vm
        $vlan.OperationMode, $vlan.AccessVlanId, $vlan.NativeVlanId | Should -Be Access, 42, 0
        Assert-Success (Invoke-Resource vmnetworknesting set @{ vmId = $vmId; vlanMode = 'untagged'; macAddressSpoofing = 'off'; allowTeaming = 'off' })
        (Get-VMNetworkAdapterVlan -VM $vm).OperationMode | Should -Be Untagged
        Get-VMNetworkAdapter -VM $vm | Set-VMNetworkAdapterVlan -Access -VlanId 7
        (Invoke-Resource vmnetworknesting get @{ vmId = $vmId }).State.vlanId | Should -Be 7
        Get-VMNetworkAdapter -VM $vm | Set-VMNetworkAdapterVlan -Untagged
    }

    It 'F51 is captured redacted, to be looked at elsewhere' {
        if (-not $env:NESTEDDSC_RESULTS) { Set-ItResult -Skipped -Because 'NESTEDDSC_RESULTS names no folder'; return }
        $file = Join-Path $env:NESTEDDSC_RESULTS "host-$([Environment]::OSVersion.Version.Build).json"
        & (Join-Path $programs nesteddsc.exe) capture --redact -o $file | Write-Host
        $LASTEXITCODE | Should -Be 0
        (Get-Content $file -Raw).Contains($vmName) | Should -BeFalse
    }

    It 'F21 lets MAC addresses be spoofed on every adapter, also while the VM runs' {
        try { Start-VM -VM $vm -ErrorAction Stop } catch { Set-ItResult -Skipped -Because "no VM starts on this host: $_"; return }
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
        Write-Answer O18 DanglingConnections ((Get-Value @(Get-Connection $vmId)[0] HostResource) ? 'kept' : 'cleared')
    }

    It 'F25 knows the switch that Windows clients have from the start' {
        $listed = (Invoke-Resource vmnetworknesting export).Lines -join "`n"
        $hidden = @(Get-Row "SELECT ElementName FROM Msvm_VirtualEthernetSwitch WHERE Name = '161DF6ED-7CE7-450F-8DDB-4603FF64EDFC'")
        foreach ($row in $hidden) { $listed | Should -Not -Match ([regex]::Escape((Get-Value $row ElementName))) }
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
