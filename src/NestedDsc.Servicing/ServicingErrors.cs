using System.Globalization;

namespace NestedDsc.Servicing;

/// <summary>What codes of servicing mean, and the messages for them.</summary>
public static class ServicingErrors
{
    /// <summary>Whether a code means success, with or without a restart.</summary>
    /// <param name="code">HRESULT of a change.</param>
    /// <returns><see langword="true"/> if the change was accepted.</returns>
    public static bool IsSuccess(uint code) => code is ServicingCodes.Ok or ServicingCodes.ReloadSession || IsRestartRequired(code);

    /// <summary>Whether a code means success that is complete only after a restart: 3010 or 3011 (Microsoft.Dism takes both so), as they are or as HRESULTs.</summary>
    /// <param name="code">HRESULT of a change.</param>
    /// <returns><see langword="true"/> if a restart is needed.</returns>
    public static bool IsRestartRequired(uint code) => code is ServicingCodes.RestartRequired or ServicingCodes.RestartRequiredAsError
        or ServicingCodes.SuccessRestartRequired or ServicingCodes.SuccessRestartRequiredAsError;

    /// <summary>What kind of failure a code means.</summary>
    /// <param name="code">HRESULT that is no success.</param>
    /// <returns>The kind; <see cref="ServicingErrorKind.Failed"/> for codes that are not known.</returns>
    public static ServicingErrorKind KindOf(uint code) => ServicingMeaning.Of(code).Kind;

    /// <summary>Makes the exception for a failure.</summary>
    /// <param name="code">HRESULT that is no success.</param>
    /// <param name="action">What was attempted, as the beginning of a sentence, such as <c>Enabling</c>.</param>
    /// <param name="features">The features it was attempted on; empty if it has to do with none.</param>
    /// <param name="detail">Text that servicing gave for the failure, in the language of Windows; may be empty.</param>
    /// <returns>The exception with what failed, on which features, the code and its meaning, and what to do.</returns>
    public static ServicingException Create(uint code, string action, IReadOnlyList<string> features, string detail = "")
    {
        ServicingMeaning meaning = ServicingMeaning.Of(code);
        return new ServicingException(meaning.Kind, code, Message(code, meaning, action, features, detail));
    }

    /// <summary>Makes the exception for a change that was cancelled because its time was over.</summary>
    /// <param name="code">The code that the cancelled call answered with.</param>
    /// <param name="action">What was attempted, as the beginning of a sentence.</param>
    /// <param name="features">The features it was attempted on.</param>
    /// <param name="timeout">The time that was allowed.</param>
    /// <returns>The exception.</returns>
    public static ServicingException CreateTimeout(uint code, string action, IReadOnlyList<string> features, TimeSpan timeout)
    {
        ServicingMeaning meaning = ServicingMeaning.Of(ServicingCodes.Cancelled) with
        {
            Cause = string.Create(CultureInfo.InvariantCulture, $"it did not end within {timeout.TotalSeconds:0.###} seconds and was cancelled"),
        };
        return new ServicingException(ServicingErrorKind.TimedOut, code, Message(code, meaning, action, features, ""));
    }

    private static string Message(uint code, ServicingMeaning meaning, string action, IReadOnlyList<string> features, string detail)
    {
        string on = features.Count switch
        {
            0 => "",
            1 => $" the Windows feature '{features[0]}'",
            _ => $" the Windows features {string.Join(", ", features.Select(static name => $"'{name}'"))}",
        };
        string text = detail.ReplaceLineEndings(" ").Trim();
        string said = text.Length > 0 ? $": {text}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{action}{on} failed: {meaning.Cause} (0x{code:X8}{said}). {meaning.Advice}");
    }
}
