using NestedDsc.Protocol.Intents;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>What is known of a set of a machine that has not ended.</summary>
/// <param name="Intent">What it wrote down.</param>
/// <param name="IsUnderWay">Whether it still goes on, in another process.</param>
/// <param name="Problem">Why what it wrote down can't be read.</param>
internal sealed record Interruption(MachineIntent? Intent, bool IsUnderWay, string? Problem)
{
    /// <summary>There is no such set.</summary>
    public static Interruption None { get; } = new(Intent: null, IsUnderWay: false, Problem: null);

    /// <summary>Reads what is known.</summary>
    public static Interruption From(IntentReading reading)
    {
        MachineIntent? intent = reading.Intent is null ? null : MachineIntent.From(reading.Intent);
        bool isDamaged = intent is null && reading.Intent is not null;
        return new Interruption(intent, reading.IsUnderWay, isDamaged ? "it does not hold together" : reading.Problem);
    }
}
