using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>What the steps of the demo work with.</summary>
/// <param name="Engine">Nested virtualization of the host's VMs.</param>
/// <param name="Network">The network of the host's VMs.</param>
/// <param name="GuestNetwork">The network inside a guest that runs Hyper-V itself.</param>
/// <param name="Report">Where the story is told.</param>
/// <param name="Host">The host's file.</param>
/// <param name="Guest">The guest's file.</param>
internal sealed record DemoContext(
    IResourceEngine Engine, IResourceEngine Network, IResourceEngine GuestNetwork, Report Report, LabHost Host, LabHost Guest);
