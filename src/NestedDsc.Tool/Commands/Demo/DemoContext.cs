using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>What the steps of the demo work with.</summary>
/// <param name="Open">Opens an engine for a type of resource on a host.</param>
/// <param name="Report">Where the story is told.</param>
/// <param name="Host">The Hyper-V host (L0).</param>
/// <param name="Guest">A guest of it (L1).</param>
/// <param name="Plain">The same guest, had its host not exposed the virtualization extensions.</param>
internal sealed record DemoContext(
    Func<string, LabHost, CancellationToken, Task<IResourceEngine>> Open, Report Report, LabHost Host, LabHost Guest, LabHost Plain)
{
    /// <summary>Nested virtualization of a host's VMs.</summary>
    public const string Nesting = "NestedDsc/NestedVirtualization";

    /// <summary>Network of nested hosts.</summary>
    public const string Network = "NestedDsc/VMNetworkNesting";

    /// <summary>The Hyper-V role in a guest.</summary>
    public const string Role = "NestedDsc/GuestHyperVRole";

    public Task<IResourceEngine> NestingAsync(LabHost host, CancellationToken cancel) => Open(Nesting, host, cancel);

    public Task<IResourceEngine> NetworkAsync(LabHost host, CancellationToken cancel) => Open(Network, host, cancel);

    public Task<IResourceEngine> RoleAsync(LabHost host, CancellationToken cancel) => Open(Role, host, cancel);
}
