namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>Answers as verdicts.</summary>
internal static class ChangeAnswers
{
    /// <param name="answer">The answer.</param>
    /// <param name="code">The code, at once or of the job.</param>
    /// <param name="text">The job's error text, if it has one of its own.</param>
    public static Verdict ToVerdict(this ChangeAnswer answer, uint code, string text = "") => answer switch
    {
        ChangeAnswer.Refused => Verdict.Refused(code),
        ChangeAnswer.JobFails => Verdict.Failed(code, text),
        ChangeAnswer.Ignored => Verdict.Ignored,
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    /// <param name="answer">The answer.</param>
    /// <param name="code">The code.</param>
    public static Verdict ToVerdict(this LiveAnswer answer, uint code) => answer switch
    {
        LiveAnswer.Applied => Verdict.Applied,
        LiveAnswer.Refused => Verdict.Refused(code),
        LiveAnswer.Ignored => Verdict.Ignored,
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    /// <summary>The code of an answer.</summary>
    public static uint ToCode(this TransitionAnswer answer) => answer switch
    {
        TransitionAnswer.InvalidState => ReturnCodes.InvalidState,
        TransitionAnswer.Failed => ReturnCodes.Failed,
        TransitionAnswer.InUse => ReturnCodes.InUse,
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };
}
