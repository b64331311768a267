using NestedDsc.GuestHyperVRole;
using NestedDsc.NestedVirtualization;
using NestedDsc.VMNetworkNesting;

namespace NestedDsc.Tool.Commands.Check;

/// <summary>The resources whose code runs in this tool.</summary>
internal static class ResourceCatalog
{
    public static IReadOnlyList<BuiltInResource> All { get; } =
    [
        BuiltInResource.OnHyperV(new NestedVirtualizationResource(NoVariable)),
        BuiltInResource.OnHyperV(new VMNetworkNestingResource(NoVariable)),
        BuiltInResource.InGuest(new GuestHyperVRoleResource(NoVariable)),
    ];

    /// <summary>Finds a resource; types compare without regard to case, as the engine compares them.</summary>
    public static BuiltInResource? Find(string type) =>
        All.FirstOrDefault(r => string.Equals(r.Type, type, StringComparison.OrdinalIgnoreCase));

    // Which host they work on is said with each call, not by the environment.
    private static string? NoVariable(string name) => null;
}
