namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>The world outside: lamps, a record of what was done to them, and faults on demand.</summary>
internal sealed class LampRoom
{
    public List<Lamp> Lamps { get; } = [new() { Name = "desk" }];

    public Lamp Desk => Lamps[0];

    /// <summary>Everything that touched a lamp, such as <c>do brightness</c>.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Errors of steps, by what goes into the log: <c>do on</c>, <c>undo on</c>.</summary>
    public Dictionary<string, Exception> Faults { get; } = [];

    /// <summary>Steps that change nothing, by property.</summary>
    public HashSet<string> WithoutEffect { get; } = [];

    /// <summary>Undo steps that take nothing back, by property.</summary>
    public HashSet<string> NotUndone { get; } = [];

    /// <summary>Called at each reading with its number, from one on.</summary>
    public Action<int> OnRead { get; set; } = static _ => { };

    /// <summary>Called with every entry of the log.</summary>
    public Action<string> Called { get; set; } = static _ => { };

    /// <summary>Lets time pass.</summary>
    public Action<TimeSpan> Wait { get; set; } = static _ => { };

    public int Connections { get; set; }

    public int OpenConnections { get; set; }

    public int Readings { get; private set; }

    public Lamp? Find(string? name)
    {
        OnRead(++Readings);
        return Lamps.Find(lamp => string.Equals(lamp.Name, name, StringComparison.Ordinal))?.Copy();
    }
}
