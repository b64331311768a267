using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>A lamp as it is desired.</summary>
internal sealed record LampInstance : IResourceInstance<LampConnection>
{
    public string? Name { get; init; }

    public bool? On { get; init; }

    public long? Brightness { get; init; }

    public string? Color { get; init; }

    public long? Firmware { get; init; }

    public Plan<LampConnection> Plan(LampConnection context) => LampPlanner.Plan(this, context.Room.Find(Name));
}
