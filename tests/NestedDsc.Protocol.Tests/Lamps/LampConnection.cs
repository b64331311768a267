namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>A connection to the room.</summary>
internal sealed class LampConnection : IDisposable
{
    public LampConnection(LampRoom room)
    {
        Room = room;
        room.Connections++;
        room.OpenConnections++;
    }

    public LampRoom Room { get; }

    public void Dispose() => Room.OpenConnections--;
}
