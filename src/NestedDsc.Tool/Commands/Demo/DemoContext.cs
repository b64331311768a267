using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>What the steps of the demo work with.</summary>
internal sealed record DemoContext(IResourceEngine Engine, Report Report, LabHost Host);
