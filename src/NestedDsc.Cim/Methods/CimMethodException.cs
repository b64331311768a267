using System.Globalization;

namespace NestedDsc.Cim;

/// <summary>A CIM method, or the job that it left its work to, ended with an error.</summary>
public sealed class CimMethodException : Exception
{
    /// <summary>Makes the exception of a method that answered with an error code.</summary>
    /// <param name="action">What the call was to bring about.</param>
    /// <param name="call">The call.</param>
    /// <param name="returnValue">The return code; 4096 if it was the job that failed.</param>
    /// <param name="jobErrorCode">ErrorCode of the job; <see langword="null"/> if there was no job, 0 if it gave no code.</param>
    /// <param name="details">What the job said about the cause, in the language of the host.</param>
    public CimMethodException(string action, CimMethodCall call, uint returnValue, uint? jobErrorCode = null, string details = "")
        : base(Compose(action, call, returnValue, jobErrorCode, details))
    {
        Action = action;
        Method = call.Method;
        Target = call.Target;
        ReturnValue = returnValue;
        JobErrorCode = jobErrorCode;
        Details = details;
    }

    /// <summary>What the call was to bring about.</summary>
    public string Action { get; }

    /// <summary>Name of the method.</summary>
    public string Method { get; }

    /// <summary>The object it was called on.</summary>
    public CimPath Target { get; }

    /// <summary>What the method returned.</summary>
    public uint ReturnValue { get; }

    /// <summary>ErrorCode of the job, or <see langword="null"/> if the method failed without one.</summary>
    public uint? JobErrorCode { get; }

    /// <summary>What the job said about the cause; localised, never to be branched on; may be empty.</summary>
    public string Details { get; }

    /// <summary>The code that says what went wrong: the job's if it gave one, else the method's; <see cref="ReturnCodes.Failed"/> if neither did.</summary>
    public uint Code => EffectiveCode(ReturnValue, JobErrorCode);

    /// <summary>Whether it was refused only because another operation is under way.</summary>
    public bool IsBusy => Code is ReturnCodes.SystemInUse or ReturnCodes.Busy;

    private static uint EffectiveCode(uint returnValue, uint? jobErrorCode) => jobErrorCode switch
    {
        null => returnValue,
        0 => ReturnCodes.Failed,
        { } code => code,
    };

    private static string Compose(string action, CimMethodCall call, uint returnValue, uint? jobErrorCode, string details)
    {
        ArgumentNullException.ThrowIfNull(call);
        ReturnCode code = ReturnCodes.Describe(EffectiveCode(returnValue, jobErrorCode));
        string cause = details.Length > 0 ? details : code.Meaning;
        string source = jobErrorCode is null ? "returned" : "started a job that ended with";
        return string.Create(
            CultureInfo.InvariantCulture, $"{action} failed: {cause} ({call.Target.ClassName}.{call.Method} {source} {code.Value}, {code.Name})");
    }
}
