namespace NestedDsc.Hosting;

/// <summary>
/// The codes of reasons, blockers and notices. Policies and reports go by them, so they are a contract: a test holds them to the reference
/// pages and to the texts of reports.
/// </summary>
public static class FindingCodes
{
    /// <summary>Hyper-V not installed (any resource).</summary>
    public const string HyperVNotInstalled = nameof(HyperVNotInstalled);

    /// <summary>Restart pending (any resource).</summary>
    public const string RestartPending = nameof(RestartPending);

    /// <summary>SR-IOV (any resource).</summary>
    public const string Sriov = nameof(Sriov);

    /// <summary>VM not unique (any resource).</summary>
    public const string VMAmbiguous = nameof(VMAmbiguous);

    /// <summary>VM not found (any resource).</summary>
    public const string VMNotFound = nameof(VMNotFound);

    /// <summary>Assigned PCI device (NestedVirtualization).</summary>
    public const string AssignedDevice = nameof(AssignedDevice);

    /// <summary>Automatic checkpoints (NestedVirtualization).</summary>
    public const string AutomaticCheckpointsEnabled = nameof(AutomaticCheckpointsEnabled);

    /// <summary>Checkpoints with old settings (NestedVirtualization).</summary>
    public const string Checkpoints = nameof(Checkpoints);

    /// <summary>Checkpoints are disabled (NestedVirtualization).</summary>
    public const string CheckpointsDisabled = nameof(CheckpointsDisabled);

    /// <summary>Configuration version (NestedVirtualization).</summary>
    public const string ConfigurationVersion = nameof(ConfigurationVersion);

    /// <summary>Configuration version too low (NestedVirtualization).</summary>
    public const string ConfigurationVersionTooLow = nameof(ConfigurationVersionTooLow);

    /// <summary>Dynamic memory stays on (NestedVirtualization).</summary>
    public const string DynamicMemory = nameof(DynamicMemory);

    /// <summary>Dynamic memory (NestedVirtualization).</summary>
    public const string DynamicMemoryEnabled = nameof(DynamicMemoryEnabled);

    /// <summary>Virtualization extensions (NestedVirtualization).</summary>
    public const string ExposeVirtualizationExtensions = nameof(ExposeVirtualizationExtensions);

    /// <summary>Few virtual processors (NestedVirtualization).</summary>
    public const string FewProcessors = nameof(FewProcessors);

    /// <summary>Host too old (NestedVirtualization).</summary>
    public const string HostBuildTooOld = nameof(HostBuildTooOld);

    /// <summary>Windows older than nesting (NestedVirtualization).</summary>
    public const string HostWithoutNesting = nameof(HostWithoutNesting);

    /// <summary>Interrupted set (NestedVirtualization).</summary>
    public const string InterruptedSet = nameof(InterruptedSet);

    /// <summary>No live migration (NestedVirtualization).</summary>
    public const string LiveMigration = nameof(LiveMigration);

    /// <summary>More memory than the host has (NestedVirtualization).</summary>
    public const string MemoryAboveHost = nameof(MemoryAboveHost);

    /// <summary>Memory outside the dynamic range (NestedVirtualization).</summary>
    public const string MemoryOutsideDynamicRange = nameof(MemoryOutsideDynamicRange);

    /// <summary>Startup memory (NestedVirtualization).</summary>
    public const string MemoryStartupMB = nameof(MemoryStartupMB);

    /// <summary>Processor compatibility (NestedVirtualization).</summary>
    public const string MigrationCompatibility = nameof(MigrationCompatibility);

    /// <summary>Power state (NestedVirtualization).</summary>
    public const string PowerState = nameof(PowerState);

    /// <summary>Virtual processors (NestedVirtualization).</summary>
    public const string ProcessorCount = nameof(ProcessorCount);

    /// <summary>More processors than a VM of its generation can have (NestedVirtualization).</summary>
    public const string ProcessorCountAboveGeneration = nameof(ProcessorCountAboveGeneration);

    /// <summary>More processors than the host has (NestedVirtualization).</summary>
    public const string ProcessorCountAboveHost = nameof(ProcessorCountAboveHost);

    /// <summary>Processor can't nest (NestedVirtualization).</summary>
    public const string ProcessorVendorUnsupported = nameof(ProcessorVendorUnsupported);

    /// <summary>RemoteFX adapter (NestedVirtualization).</summary>
    public const string RemoteFx = nameof(RemoteFx);

    /// <summary>Set under way (NestedVirtualization).</summary>
    public const string SetUnderWay = nameof(SetUnderWay);

    /// <summary>Setting not on this build of Windows (NestedVirtualization).</summary>
    public const string SettingUnsupported = nameof(SettingUnsupported);

    /// <summary>Guest can't be shut down (NestedVirtualization).</summary>
    public const string ShutdownUnavailable = nameof(ShutdownUnavailable);

    /// <summary>VM busy (NestedVirtualization, VMNetworkNesting).</summary>
    public const string VMBusy = nameof(VMBusy);

    /// <summary>VM in a critical state (NestedVirtualization).</summary>
    public const string VMCritical = nameof(VMCritical);

    /// <summary>VM hibernated (NestedVirtualization).</summary>
    public const string VMHibernated = nameof(VMHibernated);

    /// <summary>VM changes its state (NestedVirtualization, VMNetworkNesting).</summary>
    public const string VMInTransition = nameof(VMInTransition);

    /// <summary>VM paused (NestedVirtualization).</summary>
    public const string VMPaused = nameof(VMPaused);

    /// <summary>VM running (NestedVirtualization).</summary>
    public const string VMRunning = nameof(VMRunning);

    /// <summary>VM saved (NestedVirtualization).</summary>
    public const string VMSaved = nameof(VMSaved);

    /// <summary>Virtualization-based security (NestedVirtualization).</summary>
    public const string VbsOptOut = nameof(VbsOptOut);

    /// <summary>Network adapter not unique (VMNetworkNesting).</summary>
    public const string AdapterAmbiguous = nameof(AdapterAmbiguous);

    /// <summary>Network adapter not connected (VMNetworkNesting).</summary>
    public const string AdapterNotConnected = nameof(AdapterNotConnected);

    /// <summary>Network adapter not found (VMNetworkNesting).</summary>
    public const string AdapterNotFound = nameof(AdapterNotFound);

    /// <summary>Host's share of the switch (VMNetworkNesting).</summary>
    public const string AllowManagementOS = nameof(AllowManagementOS);

    /// <summary>NIC teaming (VMNetworkNesting).</summary>
    public const string AllowTeaming = nameof(AllowTeaming);

    /// <summary>Allowed VLAN IDs (VMNetworkNesting).</summary>
    public const string AllowedVlanIds = nameof(AllowedVlanIds);

    /// <summary>Default Switch (VMNetworkNesting).</summary>
    public const string DefaultSwitch = nameof(DefaultSwitch);

    /// <summary>DHCP guard (VMNetworkNesting).</summary>
    public const string DhcpGuard = nameof(DhcpGuard);

    /// <summary>DHCP guard against VMs inside (VMNetworkNesting).</summary>
    public const string DhcpGuardWithSpoofing = nameof(DhcpGuardWithSpoofing);

    /// <summary>Gateway with another prefix (VMNetworkNesting).</summary>
    public const string GatewayPrefix = nameof(GatewayPrefix);

    /// <summary>Host would lose an address (VMNetworkNesting).</summary>
    public const string HostAddressLost = nameof(HostAddressLost);

    /// <summary>Host loses the network adapter (VMNetworkNesting).</summary>
    public const string HostDisconnected = nameof(HostDisconnected);

    /// <summary>MAC address spoofing (VMNetworkNesting).</summary>
    public const string MacAddressSpoofing = nameof(MacAddressSpoofing);

    /// <summary>NAT gateway (VMNetworkNesting).</summary>
    public const string NatGateway = nameof(NatGateway);

    /// <summary>NAT network (VMNetworkNesting).</summary>
    public const string NatPrefix = nameof(NatPrefix);

    /// <summary>NAT network overlaps (VMNetworkNesting).</summary>
    public const string NatPrefixOverlaps = nameof(NatPrefixOverlaps);

    /// <summary>Native VLAN ID (VMNetworkNesting).</summary>
    public const string NativeVlanId = nameof(NativeVlanId);

    /// <summary>NAT is used by others too (VMNetworkNesting).</summary>
    public const string NatShared = nameof(NatShared);

    /// <summary>No DHCP on the NAT network (VMNetworkNesting).</summary>
    public const string NatWithoutDhcp = nameof(NatWithoutDhcp);

    /// <summary>Network adapter of the switch (VMNetworkNesting).</summary>
    public const string NetAdapter = nameof(NetAdapter);

    /// <summary>Network adapter not unique (VMNetworkNesting).</summary>
    public const string NetAdapterAmbiguous = nameof(NetAdapterAmbiguous);

    /// <summary>Network adapter in use (VMNetworkNesting).</summary>
    public const string NetAdapterInUse = nameof(NetAdapterInUse);

    /// <summary>Network adapter not given (VMNetworkNesting).</summary>
    public const string NetAdapterMissing = nameof(NetAdapterMissing);

    /// <summary>Network adapter not on the host (VMNetworkNesting).</summary>
    public const string NetAdapterNotFound = nameof(NetAdapterNotFound);

    /// <summary>Another NAT on the host (VMNetworkNesting).</summary>
    public const string OtherNat = nameof(OtherNat);

    /// <summary>Isolated port (VMNetworkNesting).</summary>
    public const string PortIsolated = nameof(PortIsolated);

    /// <summary>Port without settings (VMNetworkNesting).</summary>
    public const string PortTemplateMissing = nameof(PortTemplateMissing);

    /// <summary>Private VLAN (VMNetworkNesting).</summary>
    public const string PrivateVlan = nameof(PrivateVlan);

    /// <summary>Router guard (VMNetworkNesting).</summary>
    public const string RouterGuard = nameof(RouterGuard);

    /// <summary>Router guard against VMs inside (VMNetworkNesting).</summary>
    public const string RouterGuardWithSpoofing = nameof(RouterGuardWithSpoofing);

    /// <summary>Switch not unique (VMNetworkNesting).</summary>
    public const string SwitchAmbiguous = nameof(SwitchAmbiguous);

    /// <summary>Switches being changed (VMNetworkNesting).</summary>
    public const string SwitchBusy = nameof(SwitchBusy);

    /// <summary>Switch must not be there (VMNetworkNesting).</summary>
    public const string SwitchFound = nameof(SwitchFound);

    /// <summary>Switch has NAT (VMNetworkNesting).</summary>
    public const string SwitchHasNat = nameof(SwitchHasNat);

    /// <summary>Switch in use (VMNetworkNesting).</summary>
    public const string SwitchInUse = nameof(SwitchInUse);

    /// <summary>Switch missing (VMNetworkNesting).</summary>
    public const string SwitchNotFound = nameof(SwitchNotFound);

    /// <summary>Type of the switch (VMNetworkNesting).</summary>
    public const string SwitchType = nameof(SwitchType);

    /// <summary>Type of the switch not given (VMNetworkNesting).</summary>
    public const string SwitchTypeMissing = nameof(SwitchTypeMissing);

    /// <summary>Trunk without MAC address spoofing (VMNetworkNesting).</summary>
    public const string TrunkWithoutSpoofing = nameof(TrunkWithoutSpoofing);

    /// <summary>VLAN ID (VMNetworkNesting).</summary>
    public const string VlanId = nameof(VlanId);

    /// <summary>VLAN ID not given (VMNetworkNesting).</summary>
    public const string VlanIdsMissing = nameof(VlanIdsMissing);

    /// <summary>VLAN mode (VMNetworkNesting).</summary>
    public const string VlanMode = nameof(VlanMode);

    /// <summary>VLANs allowed and blocked (VMNetworkNesting).</summary>
    public const string VlanPruned = nameof(VlanPruned);

    /// <summary>Team made by Windows (VMNetworkNesting).</summary>
    public const string LbfoTeam = nameof(LbfoTeam);

    /// <summary>Members of the team not given (VMNetworkNesting).</summary>
    public const string TeamMembers = nameof(TeamMembers);

    /// <summary>Switch can't have a team (VMNetworkNesting).</summary>
    public const string TeamingDisabled = nameof(TeamingDisabled);

    /// <summary>Wireless adapter (VMNetworkNesting).</summary>
    public const string WiFi = nameof(WiFi);

    /// <summary>Edition without Containers (GuestHyperVRole).</summary>
    public const string EditionWithoutContainers = nameof(EditionWithoutContainers);

    /// <summary>Edition without Hyper-V (GuestHyperVRole).</summary>
    public const string EditionWithoutHyperV = nameof(EditionWithoutHyperV);

    /// <summary>Hypervisor not running (GuestHyperVRole).</summary>
    public const string HypervisorNotRunning = nameof(HypervisorNotRunning);

    /// <summary>Containers (GuestHyperVRole).</summary>
    public const string IncludeContainers = nameof(IncludeContainers);

    /// <summary>Management tools of Hyper-V (GuestHyperVRole).</summary>
    public const string IncludeManagementTools = nameof(IncludeManagementTools);

    /// <summary>Little memory (GuestHyperVRole).</summary>
    public const string LittleMemory = nameof(LittleMemory);

    /// <summary>No live migration (GuestHyperVRole).</summary>
    public const string LiveMigrationBlocked = nameof(LiveMigrationBlocked);

    /// <summary>Management service stopped (GuestHyperVRole).</summary>
    public const string ManagementServiceStopped = nameof(ManagementServiceStopped);

    /// <summary>VMs inside not shown (GuestHyperVRole).</summary>
    public const string NestedVMsNotShown = nameof(NestedVMsNotShown);

    /// <summary>VMs run inside (GuestHyperVRole).</summary>
    public const string NestedVMsRunning = nameof(NestedVMsRunning);

    /// <summary>VMs inside can't be seen (GuestHyperVRole).</summary>
    public const string NestedVMsUnknown = nameof(NestedVMsUnknown);

    /// <summary>No virtualization extensions (GuestHyperVRole).</summary>
    public const string NestingNotExposed = nameof(NestingNotExposed);

    /// <summary>Not elevated (GuestHyperVRole).</summary>
    public const string NotElevated = nameof(NotElevated);

    /// <summary>Another restart pending (GuestHyperVRole).</summary>
    public const string OtherRestartPending = nameof(OtherRestartPending);

    /// <summary>Other hypervisor outside (GuestHyperVRole).</summary>
    public const string OuterHypervisor = nameof(OuterHypervisor);

    /// <summary>Payload from Windows Update (GuestHyperVRole).</summary>
    public const string PayloadFromWindowsUpdate = nameof(PayloadFromWindowsUpdate);

    /// <summary>Payload removed (GuestHyperVRole).</summary>
    public const string PayloadRemoved = nameof(PayloadRemoved);

    /// <summary>Process isolation (GuestHyperVRole).</summary>
    public const string ProcessIsolation = nameof(ProcessIsolation);

    /// <summary>Hyper-V must not be there (GuestHyperVRole).</summary>
    public const string RoleFound = nameof(RoleFound);

    /// <summary>Hyper-V missing (GuestHyperVRole).</summary>
    public const string RoleNotFound = nameof(RoleNotFound);

    /// <summary>No second-level address translation (GuestHyperVRole).</summary>
    public const string SecondLevelAddressTranslationMissing = nameof(SecondLevelAddressTranslationMissing);

    /// <summary>DISM can't be used (GuestHyperVRole).</summary>
    public const string ServicingUnavailable = nameof(ServicingUnavailable);

    /// <summary>Source not found (GuestHyperVRole).</summary>
    public const string SourceNotFound = nameof(SourceNotFound);

    /// <summary>Features read without DISM (GuestHyperVRole).</summary>
    public const string StatesWithoutDism = nameof(StatesWithoutDism);

    /// <summary>Files of VMs stay (GuestHyperVRole).</summary>
    public const string VMFilesStay = nameof(VMFilesStay);

    /// <summary>Virtualization disabled in firmware (GuestHyperVRole).</summary>
    public const string VirtualizationDisabledInFirmware = nameof(VirtualizationDisabledInFirmware);

    /// <summary>Isolation of containers (GuestHyperVRole).</summary>
    public const string ContainerIsolation = nameof(ContainerIsolation);

    /// <summary>Isolation of containers not to be had (GuestHyperVRole).</summary>
    public const string ContainerIsolationUnreachable = nameof(ContainerIsolationUnreachable);

    /// <summary>Windows without Virtual Machine Platform (GuestHyperVRole).</summary>
    public const string EditionWithoutVirtualMachinePlatform = nameof(EditionWithoutVirtualMachinePlatform);

    /// <summary>Virtualization extensions not told (GuestHyperVRole).</summary>
    public const string ExtensionsNotTold = nameof(ExtensionsNotTold);

    /// <summary>Hypervisor can't start (GuestHyperVRole).</summary>
    public const string HypervisorCannotStart = nameof(HypervisorCannotStart);

    /// <summary>Hypervisor launch off (GuestHyperVRole).</summary>
    public const string HypervisorLaunchOff = nameof(HypervisorLaunchOff);

    /// <summary>Virtual Machine Platform (GuestHyperVRole).</summary>
    public const string IncludeVirtualMachinePlatform = nameof(IncludeVirtualMachinePlatform);

    /// <summary>Virtualization extensions exposed (GuestHyperVRole).</summary>
    public const string NestingExposed = nameof(NestingExposed);

    /// <summary>Virtualization extensions in the guest (GuestHyperVRole).</summary>
    public const string VirtualizationExtensionsExposed = nameof(VirtualizationExtensionsExposed);
}
