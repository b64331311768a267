#Requires -Version 7.4
#Requires -RunAsAdministrator
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5.0' }, Hyper-V

# Open questions (O..) of tests/Windows/README.md, asked of a real host: each prints which variant the host is, and passes whichever
# it is. They work on virtual machines and a switch that they make and remove.

BeforeAll {
    . (Join-Path $PSScriptRoot 'HyperV.Common.ps1')
    $security = '776E0BA7-94A1-41C8-8F28-951F524251B5'
    $name = "nesteddsc-open-$([guid]::NewGuid().ToString('N').Substring(0, 8))"
    $vm = New-TestMachine $name
    $id = $vm.Id.ToString().ToUpperInvariant()
    $vmSwitch = New-VMSwitch -Name $name -SwitchType Internal
    Get-VMNetworkAdapter -VM $vm | Connect-VMNetworkAdapter -SwitchName $name
    $management = Get-ServiceRow Msvm_VirtualSystemManagementService
    $connection = @(Get-Connection $id)[0]

    function Get-Feature([string] $Class) {
        @(Get-Row "SELECT * FROM $Class" | Where-Object { (Get-Value $_ InstanceID) -like "$(Get-Value $connection InstanceID)\*" })
    }

    function Get-Part([string] $Class) { @(Get-Row "SELECT * FROM $Class" | Where-Object { (Get-Value $_ InstanceID) -like "Microsoft:$id\*" })[0] }
}

AfterAll {
    Remove-TestMachine $vm
    Remove-TestMachine $old
    if ($vmSwitch) { Remove-VMSwitch -VMSwitch $vmSwitch -Force }
    if ($session) { $session.Dispose() }
}

Describe 'Open questions: reading' -Tag HyperV {
    It 'O2 ASSOCIATORS OF as a query' {
        $path = "Msvm_VirtualSystemSettingData.InstanceID=`"Microsoft:$id`""
        $thrown = Get-CimError { @(Get-Row "ASSOCIATORS OF {$path} WHERE ResultClass = Msvm_ProcessorSettingData") }
        Write-Answer O2 'ASSOCIATORS OF' ($thrown ? "refused, $($thrown.MessageId)" : 'answered')
    }

    It 'O4 ids of emulated adapters' {
        $script:old = New-TestMachine "$name-1" 1
        Add-VMNetworkAdapter -VM $old -IsLegacy $true -SwitchName $name
        $oldId = $old.Id.ToString().ToUpperInvariant()
        $rows = Get-Row 'SELECT InstanceID FROM Msvm_EmulatedEthernetPortSettingData' | Where-Object { (Get-Value $_ InstanceID) -like "Microsoft:$oldId\*" }
        Write-Answer O4 EmulatedAdapterId "$(Get-Value @($rows)[0] InstanceID); connections $((Get-Connection $oldId | ForEach-Object { Get-Value $_ InstanceID }) -join ', ')"
        @($rows).Count | Should -Be 1
    }

    It 'O5 rows of features that a fresh connection has' {
        foreach ($class in 'Msvm_EthernetSwitchPortSecuritySettingData', 'Msvm_EthernetSwitchPortOffloadSettingData', 'Msvm_EthernetSwitchPortBandwidthSettingData') {
            Write-Answer O5 "FreshFeatureRow of $class" ((Get-Feature $class).Count -gt 0 ? 'present' : 'absent')
        }
    }

    It 'O12 the key of MSFT_NetNat' {
        $keys = $session.GetClass('root\StandardCimv2', 'MSFT_NetNat').CimClassProperties |
            Where-Object { $_.Flags.HasFlag([Microsoft.Management.Infrastructure.CimFlags]::Key) }
        Write-Answer O12 NatKey ($keys.Name -join ', ')
        $keys | Should -Not -BeNullOrEmpty
    }
}

Describe 'Open questions: changes of a VM that is off' -Tag HyperV {
    It 'O8 dynamic memory beside virtual NUMA' {
        $answer = Invoke-HyperV $management ModifySystemSettings @(New-Parameter SystemSettings (ConvertTo-WholeRow (Get-Setting $id) @{ VirtualNumaEnabled = $true }))
        $answer.Code | Should -BeIn 0, 4096
        $answer = Invoke-HyperV $management ModifyResourceSettings @(
            New-Parameter ResourceSettings @(ConvertTo-WholeRow (Get-Part Msvm_MemorySettingData) @{ DynamicMemoryEnabled = $true }))
        $applied = Get-Value (Get-Part Msvm_MemorySettingData) DynamicMemoryEnabled
        Write-Answer O8 DynamicMemoryNuma (Get-Outcome $answer $applied) $answer
        Set-VMMemory -VM $vm -DynamicMemoryEnabled $false
    }

    It 'O9 a checkpoint of a VM that takes production checkpoints only' {
        Set-VM -VM $vm -CheckpointType ProductionOnly
        $system = @(Get-Row "SELECT * FROM Msvm_ComputerSystem WHERE Name = '$id'")[0]
        $answer = Invoke-HyperV (Get-ServiceRow Msvm_VirtualSystemSnapshotService) CreateSnapshot @(
            (New-Parameter AffectedSystem $system), (New-Parameter SnapshotSettings ''), (New-Parameter SnapshotType ([uint16] 2)))
        Write-Answer O9 ProductionOnlySettings ((Get-Outcome $answer (@(Get-VMSnapshot -VM $vm).Count -eq 1)) -eq 'applied' ? 'empty' : 'instance') $answer
        Set-VM -VM $vm -CheckpointType Standard
    }

    It 'O16 checkpoints that following an association shows' {
        if (-not (Get-VMSnapshot -VM $vm)) { Checkpoint-VM -VM $vm -SnapshotName one }
        Checkpoint-VM -VM $vm -SnapshotName two
        $system = @(Get-Row "SELECT * FROM Msvm_ComputerSystem WHERE Name = '$id'")[0]
        $ids = @(Get-Associated $system Msvm_VirtualSystemSettingData | ForEach-Object { Get-Value $_ InstanceID })
        Write-Answer O16 DuplicateAssociates (@($ids | Select-Object -Unique).Count -eq $ids.Count ? 'once' : 'several')
        @(Get-Associated $system Msvm_VirtualSystemSettingData Msvm_SettingsDefineState).Count | Should -Be 1
        @(Get-Associated $system Msvm_VirtualSystemSettingData Msvm_SnapshotOfVirtualSystem | ForEach-Object { Get-Value $_ InstanceID } | Select-Object -Unique).Count |
            Should -Be 2
        Get-VMSnapshot -VM $vm | Remove-VMSnapshot
    }
}

Describe 'Open questions: features of ports' -Tag HyperV {
    It 'O1 flags that a Modify leaves out' {
        Get-VMNetworkAdapter -VM $vm | Set-VMNetworkAdapter -DhcpGuard On -RouterGuard On
        $row = (Get-Feature Msvm_EthernetSwitchPortSecuritySettingData)[0]
        $answer = Invoke-HyperV $management ModifyFeatureSettings @(
            New-Parameter FeatureSettings @(ConvertTo-PartialRow $row AllowMacSpoofing boolean TRUE))
        $after = (Get-Feature Msvm_EthernetSwitchPortSecuritySettingData)[0]
        $variant = switch (Get-Outcome $answer (Get-Value $after AllowMacSpoofing)) {
            'applied' { (Get-Value $after EnableDhcpGuard) -and (Get-Value $after EnableRouterGuard) ? 'kept' : 'reset' }
            default { $_ }
        }
        Write-Answer O1 FeatureRowPartial $variant $answer
    }

    It 'O14 a second row of the same feature' {
        $template = @(Get-Row "SELECT * FROM Msvm_EthernetSwitchPortSecuritySettingData WHERE InstanceID LIKE '%Default'")[0]
        $before = (Get-Feature Msvm_EthernetSwitchPortSecuritySettingData).Count
        $answer = Invoke-HyperV $management AddFeatureSettings @(
            (New-Parameter AffectedConfiguration $connection), (New-Parameter FeatureSettings @(ConvertTo-WholeRow $template)))
        Write-Answer O14 SecondFeatureRow ((Get-Feature Msvm_EthernetSwitchPortSecuritySettingData).Count -gt $before ? 'added' : 'refused') $answer
    }
}

Describe 'Open questions: VLANs' -Tag HyperV {
    BeforeAll {
        Get-VMNetworkAdapter -VM $vm | Set-VMNetworkAdapterVlan -Trunk -NativeVlanId 0 -AllowedVlanIdList '10-12'
        $vlan = (Get-Feature Msvm_EthernetSwitchPortVlanSettingData)[0]
    }

    It 'O26 rows of several classes in one call' {
        $row = (Get-Feature Msvm_EthernetSwitchPortSecuritySettingData)[0]
        $answer = Invoke-HyperV $management ModifyFeatureSettings @(
            New-Parameter FeatureSettings @((ConvertTo-WholeRow $row @{ AllowTeaming = $true }), (ConvertTo-WholeRow $vlan @{ NativeVlanId = [uint16] 5 })))
        $after = (Get-Feature Msvm_EthernetSwitchPortVlanSettingData)[0]
        Write-Answer O26 MixedFeatures ((Get-Value $after NativeVlanId) -eq 5 ? 'taken' : 'refused') $answer
    }

    It 'O25 an array without elements' {
        $answer = Invoke-HyperV $management ModifyFeatureSettings @(
            New-Parameter FeatureSettings @(ConvertTo-WholeRow $vlan @{ TrunkVlanIdArray = [uint16[]] @() }))
        $after = (Get-Feature Msvm_EthernetSwitchPortVlanSettingData)[0]
        Write-Answer O25 EmptyFeatureArray (@(Get-Value $after TrunkVlanIdArray).Count -eq 0 ? 'cleared' : 'ignored') $answer
    }

    AfterAll { Get-VMNetworkAdapter -VM $vm | Set-VMNetworkAdapterVlan -Untagged }
}

Describe 'Open questions: a VM that is on' -Tag HyperV {
    BeforeAll {
        try { Start-VM -VM $vm -ErrorAction Stop; $on = $true } catch { $on = $false; Write-Host "The VM doesn't start: $_" }
    }

    It 'O3 processors of a running VM' {
        if (-not $on) { Set-ItResult -Skipped -Because 'no VM starts on this host'; return }
        $count = Get-Value (Get-Part Msvm_ProcessorSettingData) VirtualQuantity
        $answer = Invoke-HyperV $management ModifyResourceSettings @(
            New-Parameter ResourceSettings @(ConvertTo-PartialRow (Get-Part Msvm_ProcessorSettingData) VirtualQuantity uint64 ($count + 1)))
        Write-Answer O3 'RunningProcessor, count' (Get-Outcome $answer ((Get-Value (Get-Part Msvm_ProcessorSettingData) VirtualQuantity) -ne $count)) $answer
        $answer = Invoke-HyperV $management ModifyResourceSettings @(
            New-Parameter ResourceSettings @(ConvertTo-PartialRow (Get-Part Msvm_ProcessorSettingData) ExposeVirtualizationExtensions boolean TRUE))
        $applied = Get-Value (Get-Part Msvm_ProcessorSettingData) ExposeVirtualizationExtensions
        Write-Answer O3 'RunningProcessor, extensions' (Get-Outcome $answer $applied) $answer
        $applied | Should -BeFalse
    }

    It 'O24 checkpoint settings of a running VM' {
        if (-not $on) { Set-ItResult -Skipped -Because 'no VM starts on this host'; return }
        $row = Get-Setting $id
        $before = Get-Value $row AutomaticSnapshotsEnabled
        if ($null -eq $before) { Set-ItResult -Skipped -Because 'this build has no automatic checkpoints'; return }
        $answer = Invoke-HyperV $management ModifySystemSettings @(
            New-Parameter SystemSettings (ConvertTo-PartialRow $row AutomaticSnapshotsEnabled boolean "$(-not $before)".ToUpperInvariant()))
        $after = Get-Value (Get-Setting $id) AutomaticSnapshotsEnabled
        Write-Answer O24 RunningCheckpointSettings (Get-Outcome $answer ($after -ne $before)) $answer
    }

    It 'O6 what a VM says of itself while it is paused and saved' {
        if (-not $on) { Set-ItResult -Skipped -Because 'no VM starts on this host'; return }
        foreach ($request in 9, 2, 6) {
            $parameters = [Microsoft.Management.Infrastructure.CimMethodParametersCollection]::new()
            $parameters.Add((New-Parameter RequestedState ([uint16] $request)))
            $key = @(Get-Row "SELECT * FROM Msvm_ComputerSystem WHERE Name = '$id'")[0]
            $session.InvokeMethod($namespace, $key, 'RequestStateChange', $parameters) | Out-Null
            $seen = [Collections.Generic.List[string]]::new()
            $end = [datetime]::UtcNow.AddSeconds(20)
            do {
                $row = $session.GetInstance($namespace, $key)
                $now = "$(Get-Value $row EnabledState) '$(Get-Value $row OtherEnabledState)' $((Get-Value $row OperationalStatus) -join ',')"
                if ($now -notin $seen) { $seen.Add($now) }
            } while ((Get-Value $row EnabledState) -ne $request -and [datetime]::UtcNow -lt $end)
            Write-Answer O6 "PausingText, request $request" ($seen -join ' -> ')
        }
    }
}

Describe 'Open questions: addresses of the host' -Tag HyperV {
    BeforeAll {
        $in = 'root\StandardCimv2'
        $index = (Get-NetAdapter -IncludeHidden | Where-Object Name -EQ "vEthernet ($name)").InterfaceIndex
        New-NetIPAddress -InterfaceIndex $index -IPAddress 192.168.252.1 -PrefixLength 24 | Out-Null
        function Get-Address { @(Get-Row "SELECT * FROM MSFT_NetIPAddress WHERE IPAddress = '192.168.252.1'" $in) }
    }

    It 'O11 an address that exists is created' {
        $parameters = [Microsoft.Management.Infrastructure.CimMethodParametersCollection]::new()
        $parameters.Add([Microsoft.Management.Infrastructure.CimMethodParameter]::Create('InterfaceIndex', [uint32] $index, 'UInt32', 'In'))
        $parameters.Add((New-Parameter IPAddress '192.168.252.1'))
        $parameters.Add([Microsoft.Management.Infrastructure.CimMethodParameter]::Create('PrefixLength', [byte] 24, 'UInt8', 'In'))
        $result = $null
        $thrown = Get-CimError { $script:result = $session.InvokeMethod($in, 'MSFT_NetIPAddress', 'Create', $parameters) }
        Write-Answer O11 CreateAddressFailure ($thrown ? "exception, $($thrown.MessageId)" : "returnValue, $($script:result.ReturnValue.Value)")
    }

    It 'O10 one row of an address is deleted' {
        $rows = Get-Address
        $rows.Count | Should -Be 2 -Because 'there is one for each store'
        $session.DeleteInstance($in, $rows[0])
        Start-Sleep -Seconds 1
        $left = Get-Address
        Write-Answer O10 AddressTwin ($left.Count -eq 0 ? 'goes' : "stays (store $(Get-Value $left[0] Store))")
        foreach ($row in $left) { $session.DeleteInstance($in, $row) }
    }
}
