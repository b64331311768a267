using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>What the steps of the demo work with.</summary>
/// <param name="Engine">Nested virtualization of the host's VMs.</param>
/// <param name="OpenNetworkAsync">Opens the network of a host.</param>
/// <param name="Report">Where the story is told.</param>
/// <param name="Host">The host.</param>
/// <param name="Guest">A guest that runs Hyper-V itself.</param>
internal sealed record DemoContext(
    IResourceEngine Engine, Func<LabHost, CancellationToken, Task<IResourceEngine>> OpenNetworkAsync, Report Report, LabHost Host, LabHost Guest);
