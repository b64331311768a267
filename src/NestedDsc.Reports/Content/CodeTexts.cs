using System.Text;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Reports.Content;

/// <summary>Texts for the codes of reasons, blockers and notices. A code that is not listed gets its own words.</summary>
internal static class CodeTexts
{
    private static readonly Dictionary<string, CodeText> Known = new(StringComparer.Ordinal)
    {
        ["AdapterAmbiguous"] = new("Network adapter not unique", "Several network adapters of the VM have that name. Rename one, or leave the name out."),
        ["AdapterNotConnected"] = new("Network adapter not connected", "The setting needs the adapter to be connected to a switch. Connect it, then test again."),
        ["AdapterNotFound"] = new("Network adapter not found", "The VM has no network adapter of that name. Correct the name, or add the adapter."),
        ["AllowManagementOS"] = new("Host's share of the switch", "Whether the host itself uses the external switch is not as described."),
        ["AllowTeaming"] = new("NIC teaming", "Whether the guest may team a network adapter with others is not as described."),
        ["AllowedVlanIds"] = new("Allowed VLAN IDs", "The VLANs that a network adapter carries as a trunk are not as described."),
        ["AssignedDevice"] = new("Assigned PCI device", "A device that is assigned to the VM does not go well with nested virtualization."),
        ["AutomaticCheckpointsEnabled"] = new("Automatic checkpoints", "Whether client Hyper-V takes a checkpoint at each start of the VM is not as described. It can be changed while the VM runs."),
        ["Checkpoints"] = new("Checkpoints with old settings", "Applying a checkpoint brings its settings back, nested virtualization included."),
        ["CheckpointsDisabled"] = new("Checkpoints are disabled", "A checkpoint was asked for, but the VM takes none. Enable them, or leave the checkpoint out."),
        ["Compliant"] = new("In desired state", "Nothing differs."),
        ["ConfigurationVersion"] = new("Configuration version", "On AMD processors, documentation names different lowest versions of the VM configuration."),
        ["ConfigurationVersionTooLow"] = new("Configuration version too low", "The VM's configuration version does not support nested virtualization. Update-VMVersion raises it, for good."),
        ["ContainerIsolation"] = new("Isolation of containers", "How containers can be isolated is not as described. It follows from Containers, Hyper-V and whether its hypervisor runs."),
        ["ContainerIsolationUnreachable"] = new("Isolation of containers not to be had", "The described features don't bring the isolation about, or Hyper-V can't start."),
        ["DefaultSwitch"] = new("Default Switch", "Windows manages this switch by itself. Use another name."),
        ["DhcpGuard"] = new("DHCP guard", "Whether DHCP servers behind a network adapter are cut off is not as described."),
        ["DhcpGuardWithSpoofing"] = new("DHCP guard against VMs inside", "DHCP servers in the VM, or in VMs inside it, are cut off."),
        ["DynamicMemory"] = new("Dynamic memory stays on", "The amount of memory does not change while Hyper-V runs in the guest."),
        ["DynamicMemoryEnabled"] = new("Dynamic memory", "Whether the VM uses dynamic memory is not as described. The VM has to be off for a change."),
        ["EditionWithoutContainers"] = new("Edition without Containers", "This edition of Windows has no Containers feature. Use another edition."),
        ["EditionWithoutHyperV"] = new("Edition without Hyper-V", "This edition of Windows, such as Home, has no Hyper-V. Use another edition."),
        ["EditionWithoutVirtualMachinePlatform"] = new("Windows without Virtual Machine Platform", "This Windows has no feature VirtualMachinePlatform. Use a newer one."),
        ["ExposeVirtualizationExtensions"] = new("Virtualization extensions", "Whether the guest sees the processor's virtualization extensions is not as described. The VM has to be off for a change."),
        ["ExtensionsNotTold"] = new("Virtualization extensions not told", "A hypervisor that may run in this Windows hides them, so they were not compared."),
        ["FewProcessors"] = new("Few virtual processors", "Fewer than four virtual processors are little for VMs inside a VM."),
        ["GatewayPrefix"] = new("Gateway with another prefix", "The host has the gateway's address on the switch with another prefix length. Remove the address."),
        ["HostBuildTooOld"] = new("Host too old", "This version of Windows can't nest VMs on this processor. Use another host."),
        ["HostAddressLost"] = new("Host would lose an address", "A network adapter that the switch is to take has an address of the host, which would go. Allow it (whenConnected), or use another one."),
        ["HostDisconnected"] = new("Host loses the network adapter", "The network adapter is for the switch alone; the host loses the addresses on it."),
        ["HostWithoutNesting"] = new("Windows older than nesting", "The host's Windows is older than nested virtualization. Use another host."),
        ["HypervisorCannotStart"] = new("Hypervisor can't start", "Features are there that need the hypervisor, but the processor shows no VT-x or AMD-V. Expose them to the VM."),
        ["HypervisorLaunchOff"] = new("Hypervisor launch off", "Windows was started with hypervisorlaunchtype Off. Set it to auto with bcdedit, and restart."),
        ["HyperVNotInstalled"] = new("Hyper-V not installed", "There is no Hyper-V on this computer. Install the role, and restart Windows."),
        ["HypervisorNotRunning"] = new("Hypervisor not running", "Hyper-V is installed, but its hypervisor does not seem to run."),
        ["IncludeContainers"] = new("Containers", "Whether the feature Containers is enabled is not as described."),
        ["IncludeManagementTools"] = new("Management tools of Hyper-V", "The tools are missing, or are there without the role."),
        ["IncludeVirtualMachinePlatform"] = new("Virtual Machine Platform", "Whether the feature VirtualMachinePlatform, for WSL 2 and Docker Desktop, is enabled is not as described."),
        ["InterruptedSet"] = new("Interrupted set", "An earlier set was ended before it was done. The next one restores what it had interrupted: a VM runs again, an address of the host is back."),
        ["LittleMemory"] = new("Little memory", "Less than 4 GB are little for VMs inside a VM."),
        ["LiveMigration"] = new("No live migration", "The VM can't be migrated or saved while VMs run inside it."),
        ["LiveMigrationBlocked"] = new("No live migration", "The VM can't be migrated or saved while VMs run inside it. Shut those down first."),
        ["MacAddressSpoofing"] = new("MAC address spoofing", "A network adapter does not have the setting that VMs inside the VM need, or must not have, for their traffic."),
        ["ManagementServiceStopped"] = new("Management service stopped", "VMs inside can't be read: the service vmms does not run."),
        ["MemoryAboveHost"] = new("More memory than the host has", "Choose less memory, or another host."),
        ["MemoryOutsideDynamicRange"] = new("Memory outside the dynamic range", "Startup memory must be between the minimum and the maximum of dynamic memory."),
        ["MemoryStartupMB"] = new("Startup memory", "The VM's memory is not as described. The VM has to be off for a change."),
        ["MigrationCompatibility"] = new("Processor compatibility", "Processor compatibility hides features that Hyper-V in the guest may need."),
        ["NatGateway"] = new("NAT gateway", "The host's address on the switch is not as described."),
        ["NatPrefix"] = new("NAT network", "The network that is translated on the switch is not as described."),
        ["NatPrefixOverlaps"] = new("NAT network overlaps", "The host has an address in that network elsewhere. Choose another network."),
        ["NatShared"] = new("NAT is shared", "Another switch, or containers, use the same NAT: it stays when the switch goes."),
        ["NatWithoutDhcp"] = new("No DHCP on the NAT network", "NAT hands out no addresses: the VMs need static ones, or a DHCP server."),
        ["NativeVlanId"] = new("Native VLAN ID", "The VLAN of untagged traffic of a trunk is not as described."),
        ["NestedVMsNotShown"] = new("VMs inside not shown", "The account has no rights on Hyper-V, so VMs inside can't be read."),
        ["NestedVMsRunning"] = new("VMs run inside", "The role can't be removed while VMs run. Shut them down first."),
        ["NestedVMsUnknown"] = new("VMs inside can't be seen", "The account is shown no VMs, so whether some run is not known. Run it elevated."),
        ["NestingExposed"] = new("Virtualization extensions exposed", "The VM sees VT-x or AMD-V, and must not. Turn nested virtualization off for it on its host."),
        ["NestingNotExposed"] = new("No virtualization extensions", "The VM sees no VT-x or AMD-V. Expose them on its host, while it is off."),
        ["NetAdapter"] = new("Network adapter of the switch", "The external switch is bound to another network adapter than described."),
        ["NetAdapterAmbiguous"] = new("Network adapter not unique", "Several network adapters of the host fit. Name the one by its description too."),
        ["NetAdapterInUse"] = new("Network adapter in use", "Another switch is bound to this network adapter."),
        ["NetAdapterMissing"] = new("Network adapter not given", "An external switch can't be created without a network adapter. Name one."),
        ["NetAdapterNotFound"] = new("Network adapter not on the host", "The host has no network adapter of that name or description."),
        ["NotElevated"] = new("Not elevated", "Changing Windows features needs an elevated process."),
        ["OtherNat"] = new("Another NAT on the host", "The host has a NAT for another network. Remove it, or use its network."),
        ["OtherRestartPending"] = new("Another restart pending", "Something else, such as updates, waits for a restart."),
        ["OuterHypervisor"] = new("Other hypervisor outside", "Hyper-V on another hypervisor is not supported by Microsoft."),
        ["PayloadFromWindowsUpdate"] = new("Payload from Windows Update", "What the feature consists of is not on the disk; Windows Update is asked for it."),
        ["PayloadRemoved"] = new("Payload removed", "What the feature consists of is not on the disk, and nothing may be asked for it. Give a source."),
        ["PortIsolated"] = new("Isolated port", "The adapter is isolated by other means than a VLAN of its port. End that, or leave the VLAN out."),
        ["PowerState"] = new("Power state", "The VM runs although it should be off, or the other way round."),
        ["PortTemplateMissing"] = new("Port without settings", "The adapter's port has no security settings yet, and the template for them can't be read. See whether the service vmms runs."),
        ["PrivateVlan"] = new("Private VLAN", "The adapter is in a private VLAN, which is left alone. Take it out, or leave the VLAN out."),
        ["ProcessIsolation"] = new("Process isolation", "Containers lose their isolation by Hyper-V with the role."),
        ["ProcessorCount"] = new("Virtual processors", "The VM does not have the number of virtual processors described. It has to be off for a change."),
        ["ProcessorCountAboveGeneration"] = new("More processors than a VM of its generation can have", "Choose fewer virtual processors."),
        ["ProcessorCountAboveHost"] = new("More processors than the host has", "Choose fewer virtual processors, or another host."),
        ["ProcessorVendorUnsupported"] = new("Processor can't nest", "Nested virtualization needs an Intel or AMD processor that this host does not have."),
        ["RemoteFx"] = new("RemoteFX adapter", "A RemoteFX adapter does not go well with nested virtualization."),
        ["RestartPending"] = new("Restart pending", "A change takes effect after a restart."),
        ["RoleFound"] = new("Hyper-V must not be there", "The Hyper-V role is installed although it should not be."),
        ["RoleNotFound"] = new("Hyper-V missing", "The Hyper-V role is not installed."),
        ["RouterGuard"] = new("Router guard", "Whether routers behind a network adapter are cut off is not as described."),
        ["RouterGuardWithSpoofing"] = new("Router guard against VMs inside", "Routers in the VM, or in VMs inside it, are cut off."),
        ["SecondLevelAddressTranslationMissing"] = new("No second-level address translation", "The processor lacks what Hyper-V needs. Use another computer."),
        ["ServicingUnavailable"] = new("DISM can't be used", "A packaged (MSIX) dsc can't change features of a client. Use dsc from its ZIP or MSI."),
        ["SetUnderWay"] = new("Set under way", "Another process is just changing the VM. Wait until it has ended."),
        ["SettingUnsupported"] = new("Setting not on this build of Windows", "The host's Windows is older than the setting. Leave the property out, or use a newer host."),
        ["ShutdownUnavailable"] = new("Guest can't be shut down", "The guest does not answer the shutdown service. Shut it down from inside, or allow turning it off."),
        ["SourceNotFound"] = new("Source not found", "A source of payloads can't be read. Correct its path."),
        ["Sriov"] = new("SR-IOV", "Traffic of VMs inside the VM does not pass through a virtual function."),
        ["StatesWithoutDism"] = new("Features read without DISM", "Whether features wait for a restart is concluded from other signs."),
        ["SwitchAmbiguous"] = new("Switch not unique", "Several switches have that name. Rename or remove one of them."),
        ["SwitchFound"] = new("Switch must not be there", "The switch exists although it should not."),
        ["SwitchHasNat"] = new("Switch has NAT", "Only an internal switch can have NAT. Remove the NAT, or the switch."),
        ["SwitchBusy"] = new("Switches being changed", "Hyper-V is still changing virtual switches of this host. Wait for it."),
        ["SwitchInUse"] = new("Switch in use", "VMs or the host use the switch. Disconnect them, or allow replacing it (whenConnected)."),
        ["SwitchNotFound"] = new("Switch missing", "The switch does not exist."),
        ["SwitchType"] = new("Type of the switch", "The switch is of another type than described."),
        ["SwitchTypeMissing"] = new("Type of the switch not given", "A switch can't be created without a type. Give one."),
        ["TrunkWithoutSpoofing"] = new("Trunk without MAC address spoofing", "VLANs reach the VM, but traffic of VMs inside it is dropped."),
        ["VbsOptOut"] = new("Virtualization-based security", "The VM opts out of virtualization-based security, which does not go well with nested virtualization."),
        ["VirtualizationDisabledInFirmware"] = new("Virtualization disabled in firmware", "Enable virtualization in the firmware's setup of the computer."),
        ["VirtualizationExtensionsExposed"] = new("Virtualization extensions in the guest", "Whether this Windows sees VT-x or AMD-V is not as described. It is decided outside of it."),
        ["VMAmbiguous"] = new("VM not unique", "Several VMs have that name. Give the vmId of the one that is meant."),
        ["VMBusy"] = new("VM busy", "A merge, backup, export or migration of the VM is under way. Wait for it."),
        ["VMCritical"] = new("VM in a critical state", "The VM has lost its storage or the like. Repair it first."),
        ["VMFilesStay"] = new("Files of VMs stay", "Removing the role deletes no file of a VM."),
        ["VMHibernated"] = new("VM hibernated", "The VM has to be off, and a hibernated VM can't be turned off. Let it be started first (whenSaved: resume)."),
        ["VMInTransition"] = new("VM changes its state", "The VM is starting, stopping or saving. Wait for it."),
        ["VMNotFound"] = new("VM not found", "There is no such VM on the host. VMs are not created by these resources."),
        ["VMPaused"] = new("VM paused", "The VM has to be off, and nothing allows it to be stopped (whenRunning)."),
        ["VMRunning"] = new("VM running", "The VM has to be off, and nothing allows it to be stopped (whenRunning)."),
        ["VMSaved"] = new("VM saved", "The VM has to be off, and nothing says what becomes of its saved state (whenSaved)."),
        ["VlanId"] = new("VLAN ID", "The VLAN of a network adapter is not as described."),
        ["VlanIdsMissing"] = new("VLAN ID not given", "The mode can't be entered without the VLANs that it is for. Give them."),
        ["VlanMode"] = new("VLAN mode", "Whether a network adapter is untagged, in one VLAN or a trunk is not as described."),
        ["VlanPruned"] = new("VLANs allowed and blocked", "The port blocks VLANs that the trunk allows."),
        ["LbfoTeam"] = new("Team made by Windows", "Windows Server 2022 and later make no switch on an LBFO team. Let the switch make the team (netAdapterNames)."),
        ["TeamMembers"] = new("Members of the team not given", "The switch has a team of network adapters. Give all that it is to have (netAdapterNames)."),
        ["TeamingDisabled"] = new("Switch can't have a team", "The switch was made without teaming, which can't be turned on later. Make it anew."),
        ["WiFi"] = new("Wireless adapter", "Access points take one MAC address from a wireless adapter, so VMs inside the VM are not heard."),
    };

    public static CodeText Of(string code)
    {
        string last = Words.ShortCode(code);
        return Known.TryGetValue(last, out CodeText? text)
            ? text
            : new CodeText(Separate(last), $"See the reference page of the resource for '{UnicodeText.Visible(code)}'.");
    }

    // "RoleNotInstalled" becomes "Role not installed"; the letters of "VMNotFound" that stand together stay so.
    private static string Separate(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = i > 0 && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterOrDigit(name[i - 1])
                && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
            bool acronym = i + 1 < name.Length ? char.IsAsciiLetterUpper(name[i + 1]) : i > 0 && char.IsAsciiLetterUpper(name[i - 1]);
            words.Append(begins ? " " : "").Append(begins && !acronym ? char.ToLowerInvariant(name[i]) : name[i]);
        }

        return UnicodeText.Visible(words.ToString());
    }
}
