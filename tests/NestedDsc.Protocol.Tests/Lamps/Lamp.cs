namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>What the test resource manages.</summary>
internal sealed class Lamp
{
    public required string Name { get; init; }

    public bool On { get; set; }

    public int Brightness { get; set; } = 50;

    public string Color { get; set; } = "warm";

    public int Firmware { get; set; } = 1;

    /// <summary>Takes the place of <see cref="Firmware"/> at the next restart.</summary>
    public int? PendingFirmware { get; set; }

    /// <summary>Nothing may be changed: blocked by a precondition.</summary>
    public bool Locked { get; init; }

    /// <summary>Nothing may be changed: access denied.</summary>
    public bool Guarded { get; init; }

    /// <summary>Nothing may be changed just now; it passes by itself.</summary>
    public bool Busy { get; set; }

    /// <summary>Something that shows in the state but not under this name at all times.</summary>
    public string? Shade { get; set; }

    /// <summary>More properties of the state, as JSON: objects and arrays.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Lamp Copy() => (Lamp)MemberwiseClone();
}
