namespace NestedDsc.HyperV.HostFacts;

/// <summary>Vendors whose processors Hyper-V nests on.</summary>
public enum ProcessorVendor
{
    /// <summary>Neither of the two, such as Arm: no nested virtualization.</summary>
    Other,

    /// <summary>Intel (VT-x with EPT).</summary>
    Intel,

    /// <summary>AMD (AMD-V with nested paging).</summary>
    Amd,
}
