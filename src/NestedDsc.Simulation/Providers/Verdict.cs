using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers;

/// <summary>
/// How a call ends. Calls that change settings answer 0 without a job when all is well; what is wrong with values shows in a job
/// that fails, and some states let the call end well with nothing done (observed on Server 2025 and Windows 11).
/// </summary>
/// <param name="Reaction">What the provider does.</param>
/// <param name="Code">The code that it answers, or that of the job's error.</param>
/// <param name="Text">The job's error text, if it has one of its own.</param>
internal sealed record Verdict(Reaction Reaction, uint Code = ReturnCodes.Completed, string Text = "")
{
    /// <summary>All is well.</summary>
    public static Verdict Applied { get; } = new(Reaction.Applied);

    /// <summary>The call ends well, and does nothing.</summary>
    public static Verdict Ignored { get; } = new(Reaction.Ignored);

    /// <summary>Values that can't be: a job fails with 32773.</summary>
    public static Verdict BadValues { get; } = Failed(ReturnCodes.InvalidParameter);

    public bool IsApplied => Reaction == Reaction.Applied;

    /// <summary>The code is answered at once.</summary>
    public static Verdict Refused(uint code) => new(Reaction.Refused, code);

    /// <summary>The job fails.</summary>
    public static Verdict Failed(uint code, string text = "") => new(Reaction.Failed, code, text);

    /// <summary>Everything is well, or the values are bad.</summary>
    public static Verdict Of(bool isGood) => isGood ? Applied : BadValues;

    /// <summary>The end of the job, if there is one.</summary>
    public JobOutcome Outcome(Texts texts) => Reaction == Reaction.Failed
        ? JobOutcome.Failure((ushort)Code, Text.Length > 0 ? Text : texts.BadValues)
        : JobOutcome.Success;
}
