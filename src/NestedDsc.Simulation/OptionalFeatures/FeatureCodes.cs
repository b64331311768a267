namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>HRESULTs with which the simulated servicing refuses. Which of them DISM answers for what is unverified on Windows.</summary>
internal static class FeatureCodes
{
    public const uint ElevationRequired = 0x800702E4;
    public const uint ClassNotRegistered = 0x80040154;
    public const uint UnknownFeature = 0x800F080C;
    public const uint NotApplicable = 0x800F081E;
    public const uint SourceMissing = 0x800F081F;
    public const uint UpdateServer = 0x800F0954;
    public const uint InstallersFailed = 0x800F0922;
    public const uint Busy = 0x800F0902;
    public const uint Cancelled = 0x800704C7;
    public const uint ConnectionLost = 0x800706BA;
    public const uint AccessDenied = 0x80070005;
    public const uint Failed = 0x80004005;
    public const uint InvalidArgument = 0x80070057;
}
