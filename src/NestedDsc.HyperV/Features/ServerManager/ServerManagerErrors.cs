using System.Globalization;
using NestedDsc.Cim;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features.ServerManager;

/// <summary>Makes exceptions of servicing from failures of Server Manager.</summary>
internal static class ServerManagerErrors
{
    private const uint Unspecified = 0x80004005;
    private const uint AccessDenied = 0x80070005;
    private const uint UnknownFeature = 0x800F080C;
    private const uint SourceMissing = 0x800F081F;
    private const uint Cancelled = 0x800704C7;
    private const uint RpcUnavailable = 0x800706BA;

    private const string ExposeVirtualization =
        "In a virtual machine, expose the virtualization extensions of the processor to it on the host; "
        + "on hardware, switch virtualization on in the firmware.";

    private const string SeeLog = "See the event log 'Microsoft-Windows-ServerManager-DeploymentProvider/Operational' for the cause.";

    /// <summary>A request that failed.</summary>
    /// <param name="state">How it ended.</param>
    /// <param name="action">What was attempted, as the beginning of a sentence.</param>
    /// <param name="features">The features it was attempted on.</param>
    /// <param name="installing">Whether components were added.</param>
    /// <returns>The exception.</returns>
    public static ServicingException OfRequest(RequestState state, string action, IReadOnlyList<string> features, bool installing)
    {
        string text = state.ErrorMessage.ReplaceLineEndings(" ").Trim();
        string said = $"Server Manager: {(state.ErrorId.Length > 0 ? state.ErrorId : "no identifier")}{(text.Length > 0 ? $": {text}" : "")}";
        if (string.Equals(state.ErrorId, "Alteration_PrerequisiteCheck_Failed", StringComparison.OrdinalIgnoreCase))
        {
            return installing
                ? New(ServicingErrorKind.PrerequisiteMissing, Unspecified, action, features, $"a prerequisite of it is missing ({said})",
                    ExposeVirtualization)
                : New(ServicingErrorKind.Failed, Unspecified, action, features, $"something stands in the way of it ({said})", SeeLog);
        }

        // The text is in the language of Windows, but a code of servicing in it is not.
        return FindCode(text) is { } code
            ? ServicingErrors.Create(code, action, features, said)
            : New(ServicingErrorKind.Failed, Unspecified, action, features, $"Server Manager reported an error ({said})", SeeLog);
    }

    /// <summary>A feature that no component installs.</summary>
    /// <param name="action">What was attempted.</param>
    /// <param name="feature">The feature.</param>
    /// <returns>The exception.</returns>
    public static ServicingException Unknown(string action, string feature) =>
        ServicingErrors.Create(UnknownFeature, action, [feature], "Server Manager has no component for it");

    /// <summary>Payloads that Server Manager might ask Windows Update for, against what is wanted.</summary>
    /// <param name="action">What was attempted.</param>
    /// <param name="features">The features.</param>
    /// <returns>The exception.</returns>
    public static ServicingException NoLimit(string action, IReadOnlyList<string> features) =>
        New(ServicingErrorKind.SourceMissing, SourceMissing, action, features,
            "the payload is not on the disk, and Server Manager, which stands in for DISM, can't be kept from asking Windows Update",
            "Start it from dsc installed from its ZIP or MSI, so that DISM can be used, or allow Windows Update.");

    /// <summary>An exception of a call.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="action">What was attempted.</param>
    /// <param name="features">The features.</param>
    /// <returns>The exception for it.</returns>
    public static ServicingException OfCall(Exception error, string action, IReadOnlyList<string> features)
    {
        if (error is ServerManagerException refused)
        {
            return ServicingErrors.Create(refused.Code, action, features, $"Server Manager: {refused.Message}");
        }

        CimFailure failure = CimFailure.From(error);
        return failure.Kind switch
        {
            CimFailureKind.AccessDenied => ServicingErrors.Create(AccessDenied, action, features),
            CimFailureKind.TimedOut => New(ServicingErrorKind.TimedOut, Cancelled, action, features, "Server Manager did not end it in the time allowed",
                "It may still be under way: look at the state of the features, then try again or allow more time."),
            CimFailureKind.ServiceNotRunning => ServicingErrors.Create(RpcUnavailable, action, features, failure.Message),
            _ => New(ServicingErrorKind.Failed, Unspecified, action, features, $"Server Manager could not be used ({failure.Message})", failure.Advice),
        };
    }

    private static uint? FindCode(string text)
    {
        for (int at = text.IndexOf("0x", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("0x", at + 2, StringComparison.OrdinalIgnoreCase))
        {
            if (at + 10 <= text.Length
                && uint.TryParse(text.AsSpan(at + 2, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code)
                && code > int.MaxValue)
            {
                return code;
            }
        }

        return null;
    }

    private static ServicingException New(
        ServicingErrorKind kind, uint code, string action, IReadOnlyList<string> features, string cause, string advice)
    {
        string names = string.Join(", ", features.Select(static name => $"'{name}'"));
        string noun = features.Count == 1 ? "feature" : "features";
        return new ServicingException(kind, code, $"{action} the Windows {noun} {names} failed: {cause}. {advice}");
    }
}
