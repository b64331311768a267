using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>Changes one property; both ways can be told to fail.</summary>
internal sealed class LampStep(string lamp, string property, object from, object to, Action<Lamp> change, Action<Lamp> back)
    : Step<LampConnection>
{
    public override string Would => $"Would change {property} of lamp '{lamp}' from {from} to {to}.";

    public override string Action => $"change {property} of lamp '{lamp}'";

    public override void Do(LampConnection context) =>
        Carry(context.Room, "do", change, context.Room.WithoutEffect);

    public override void Undo(LampConnection context) =>
        Carry(context.Room, "undo", back, context.Room.NotUndone);

    private void Carry(LampRoom room, string way, Action<Lamp> effect, HashSet<string> exceptions)
    {
        string entry = $"{way} {property}";
        room.Log.Add(entry);
        room.Called(entry);
        if (room.Faults.TryGetValue(entry, out Exception? fault))
        {
            throw fault;
        }

        if (!exceptions.Contains(property))
        {
            effect(room.Lamps.Single(l => string.Equals(l.Name, lamp, StringComparison.Ordinal)));
        }
    }
}
