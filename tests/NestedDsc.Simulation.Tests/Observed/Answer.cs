namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>How a call ends: by its return code, or by the job that it started.</summary>
/// <param name="ReturnValues">The return codes that fit.</param>
/// <param name="JobState">How the job ends, if there is one; <see langword="null"/> for any way.</param>
/// <param name="ErrorCode">The job's error; <see langword="null"/> for any.</param>
internal sealed record Answer(IReadOnlyList<uint> ReturnValues, ulong? JobState = null, ulong? ErrorCode = null)
{
    /// <summary>0, without a job.</summary>
    public static readonly Answer Done = new([0]);

    /// <summary>4096, and the job ends well.</summary>
    public static readonly Answer DoneByJob = new([4096], 7, 0);

    /// <summary>It worked; whether with a job was not recorded.</summary>
    public static readonly Answer Accepted = new([0, 4096], 7, 0);

    /// <summary>4096, and the job ends badly with a code that was not recorded.</summary>
    public static readonly Answer FailsByJob = new([4096], 10);

    /// <summary>A return code, without a job.</summary>
    public static Answer Refused(uint code) => new([code]);

    /// <summary>4096, and the job ends badly.</summary>
    public static Answer Fails(ulong errorCode) => new([4096], 10, errorCode);
}
