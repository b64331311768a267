namespace NestedDsc.Simulation.Jobs;

/// <summary>Values of Msvm_ConcreteJob.JobState (win32 docs).</summary>
internal enum JobState : ushort
{
    /// <summary>About to run.</summary>
    Starting = 3,

    /// <summary>Running.</summary>
    Running = 4,

    /// <summary>Ended well.</summary>
    Completed = 7,

    /// <summary>Ended by a request.</summary>
    Killed = 9,

    /// <summary>Ended with an error.</summary>
    Exception = 10,

    /// <summary>Ended well, with something to say.</summary>
    CompletedWithWarnings = 32768,
}
