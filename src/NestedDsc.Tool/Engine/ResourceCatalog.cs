using NestedDsc.GuestHyperVRole;
using NestedDsc.NestedVirtualization;
using NestedDsc.VMNetworkNesting;

namespace NestedDsc.Tool.Engine;

/// <summary>The resources whose code runs in this tool.</summary>
internal static class ResourceCatalog
{
    public static IReadOnlyList<BuiltInResource> All { get; } =
    [
        BuiltInResource.OnHyperV(static environment => new NestedVirtualizationResource(environment)),
        BuiltInResource.OnHyperV(static environment => new VMNetworkNestingResource(environment)),
        BuiltInResource.InGuest(static environment => new GuestHyperVRoleResource(environment)),
    ];

    /// <summary>Finds a resource; types compare without regard to case, as the engine compares them.</summary>
    public static BuiltInResource? Find(string type) =>
        All.FirstOrDefault(r => string.Equals(r.Type, type, StringComparison.OrdinalIgnoreCase));
}
