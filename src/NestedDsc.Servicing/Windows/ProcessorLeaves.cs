using System.Runtime.Intrinsics.X86;

namespace NestedDsc.Servicing.Windows;

/// <summary>Answers of the processor's instruction CPUID, as far as they speak of hypervisors.</summary>
/// <param name="Features">ECX of leaf 1.</param>
/// <param name="Interface">EAX of leaf 0x40000001.</param>
/// <param name="Privileges">EBX of leaf 0x40000003.</param>
/// <remarks>
/// Microsoft's Hypervisor Top-Level Functional Specification, "Feature and Interface Discovery": bit 31 of leaf 1 is there under any
/// hypervisor; <c>Hv#1</c> is the interface of Hyper-V and of those that speak it; the privileges are those of the own partition. Only
/// the partition that the hypervisor belongs to may create others and manage processors: so Linux tells that it is the root
/// (<c>hv_identify_partition_type</c> of drivers/hv/hv_common.c).
/// </remarks>
internal sealed record ProcessorLeaves(uint Features, uint Interface, uint Privileges)
{
    private const int FeaturesLeaf = 1;
    private const int FirstLeaf = 0x40000000;
    private const int InterfaceLeaf = 0x40000001;
    private const int PrivilegesLeaf = 0x40000003;
    private const uint Present = 1u << 31;
    private const uint HyperV = 0x31237648;
    private const uint CreatePartitions = 1u << 0;
    private const uint CpuManagement = 1u << 12;

    /// <summary>What Windows is to the hypervisor.</summary>
    public HypervisorRole Role => (Features & Present) == 0 ? HypervisorRole.None
        : Interface != HyperV ? HypervisorRole.Guest
        : (Privileges & CreatePartitions, Privileges & CpuManagement) switch
        {
            (0, _) => HypervisorRole.Guest,
            (_, 0) => HypervisorRole.Unknown,
            _ => HypervisorRole.Root,
        };

    /// <summary>Asks this computer's processor.</summary>
    /// <returns>Its answers; <see langword="null"/> if it has no such instruction, as those of Arm.</returns>
    public static ProcessorLeaves? Read()
    {
        if (!X86Base.IsSupported)
        {
            return null;
        }

        uint features = (uint)X86Base.CpuId(FeaturesLeaf, 0).Ecx;
        if ((features & Present) == 0)
        {
            return new ProcessorLeaves(features, 0, 0);
        }

        uint last = (uint)X86Base.CpuId(FirstLeaf, 0).Eax;
        return new ProcessorLeaves(
            features,
            last >= InterfaceLeaf ? (uint)X86Base.CpuId(InterfaceLeaf, 0).Eax : 0,
            last >= PrivilegesLeaf ? (uint)X86Base.CpuId(PrivilegesLeaf, 0).Ebx : 0);
    }
}
