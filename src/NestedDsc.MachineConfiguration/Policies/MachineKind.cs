namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>A kind of machine that assignments are made to.</summary>
/// <param name="Name">Short name.</param>
/// <param name="ResourceType">Type of its resource.</param>
/// <param name="ApiVersion">Version of that type that Bicep looks it up by.</param>
internal sealed record MachineKind(string Name, string ResourceType, string ApiVersion)
{
    public static MachineKind Azure { get; } = new("azure", "Microsoft.Compute/virtualMachines", "2024-07-01");

    public static MachineKind Arc { get; } = new("arc", "Microsoft.HybridCompute/machines", "2024-07-10");
}
