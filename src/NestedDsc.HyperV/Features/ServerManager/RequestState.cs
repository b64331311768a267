using NestedDsc.Cim;

namespace NestedDsc.HyperV.Features.ServerManager;

/// <summary>How far a request is (<c>MSFT_ServerManagerRequestState</c>).</summary>
/// <param name="IsDone">Whether it has ended well.</param>
/// <param name="IsFailed">Whether it has failed.</param>
/// <param name="RestartRequired">Whether it is complete only after a restart of Windows.</param>
/// <param name="Percent">Progress, 0 to 100.</param>
/// <param name="Warnings">What it warned of, in the language of Windows.</param>
/// <param name="ErrorId">Identifier of the error; empty if there is none.</param>
/// <param name="ErrorMessage">Text of the error, in the language of Windows; empty if there is none.</param>
internal sealed record RequestState(
    bool IsDone, bool IsFailed, bool RestartRequired, int Percent, IReadOnlyList<string> Warnings, string ErrorId, string ErrorMessage)
{
    /// <summary>Reads the state from an answer.</summary>
    /// <param name="answer">The output parameters.</param>
    /// <param name="parameter">The parameter that holds it.</param>
    /// <returns>The state; under way if the answer has none.</returns>
    public static RequestState From(CimObject answer, string parameter)
    {
        if (answer.Find(parameter)?.Value is not CimObject state)
        {
            return new RequestState(false, false, false, 0, [], "", "");
        }

        ulong phase = state.Number("RequestState") ?? 0;
        var error = state.Find("Error")?.Value as CimObject;
        return new RequestState(
            phase == 1,
            phase > 1,
            state.Flag("RestartRequired") ?? false,
            PercentOf(state.Number("ProgressTicks") ?? 0, state.Number("TotalTicks") ?? 0),
            state.Texts("Warnings"),
            error?.Text("ErrorId") ?? "",
            error?.Text("ErrorMessage") ?? "");
    }

    private static int PercentOf(ulong ticks, ulong total) => total == 0 ? 0 : (int)Math.Min(100, ticks * 100 / total);
}
