namespace NestedDsc.Simulation.Providers;

/// <summary>Return codes of Hyper-V's methods (win32 docs, "Msvm" method pages).</summary>
internal static class ReturnCodes
{
    public const uint Completed = 0;
    public const uint JobStarted = 4096;
    public const uint TimeoutNotSupported = 4098;
    public const uint Failed = 32768;
    public const uint NotSupported = 32770;
    public const uint InvalidParameter = 32773;
    public const uint InUse = 32774;
    public const uint InvalidState = 32775;
    public const uint WrongType = 32776;
    public const uint OutOfMemory = 32778;
    public const uint NotReady = 32780;
    public const uint Locked = 32781;
    public const uint ShutdownInProgress = 32782;
}
