namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>A kind of machine that assignments are made to.</summary>
/// <param name="Name">Short name.</param>
/// <param name="ResourceType">Type of its resource.</param>
/// <param name="ApiVersion">Version of that type that Bicep looks it up by.</param>
internal sealed record MachineKind(string Name, string ResourceType, string ApiVersion)
{
    public static MachineKind Azure { get; } = new("azure", "Microsoft.Compute/virtualMachines", "2024-07-01");

    public static MachineKind Arc { get; } = new("arc", "Microsoft.HybridCompute/machines", "2024-07-10");

    public static MachineKind ScaleSet { get; } = new("scaleSet", "Microsoft.Compute/virtualMachineScaleSets", "2024-07-01");

    /// <summary>The kinds that a package is assigned to directly: a machine, not a set of them.</summary>
    public static MachineKind[] Single(bool includeArc) => includeArc ? [Azure, Arc] : [Azure];

    /// <summary>The kinds that a policy covers, in the order of the module GuestConfiguration.</summary>
    public static MachineKind[] Covered(bool includeArc) => [.. Single(includeArc), ScaleSet];
}
