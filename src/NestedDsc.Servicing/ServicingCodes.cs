namespace NestedDsc.Servicing;

/// <summary>
/// Codes that servicing answers with. Those of the 0x800F08xx and 0x800F09xx ranges are CBS errors, those of 0xC004xxxx come from
/// dismapi.h, the others are Win32 and COM errors as HRESULT. Which of them the DISM API really hands on is unverified on Windows.
/// </summary>
internal static class ServicingCodes
{
    // Success.
    public const uint Ok = 0;
    public const uint ReloadSession = 1;
    public const uint RestartRequired = 3010;
    public const uint RestartRequiredAsError = 0x80070BC2;
    public const uint SuccessRestartRequired = 3011;
    public const uint SuccessRestartRequiredAsError = 0x80070BC3;

    // The process.
    public const uint AccessDenied = 0x80070005;
    public const uint ElevationRequired = 0x800702E4;
    public const uint PrivilegeNotHeld = 0x80070522;
    public const uint ClassNotRegistered = 0x80040154;

    // Features.
    public const uint UnknownUpdate = 0x800F080C;
    public const uint ElementNotFound = 0x80070490;
    public const uint NotInstallable = 0x800F0807;
    public const uint NotApplicable = 0x800F081E;
    public const uint CannotUninstall = 0x800F0825;
    public const uint ParentDisabled = 0xC004000D;

    // Payloads.
    public const uint SourceMissing = 0x800F081F;
    public const uint SourceNotInList = 0x800F0824;
    public const uint DownloadFailure = 0x800F0906;
    public const uint MeteredNetwork = 0x800F0908;
    public const uint WindowsUpdateSearchFailure = 0x800F090F;
    public const uint WindowsUpdateCount = 0x800F0950;
    public const uint GroupPolicyDisallowed = 0x800F0907;
    public const uint AutomaticUpdateDisallowed = 0x800F0910;
    public const uint WindowsUpdateCountWsus = 0x800F0954;

    // Other changes.
    public const uint Pending = 0x800F0806;
    public const uint PendingVictim = 0x800F0826;
    public const uint StackShutdownRequired = 0x800F0827;
    public const uint StackUpdateRestartRequired = 0x800F082A;
    public const uint ExclusiveWouldMerge = 0x800F082F;
    public const uint Busy = 0x800F0902;
    public const uint InstallAlreadyRunning = 0x80070652;
    public const uint FailRestartRequired = 0x80070BC9;
    public const uint FailRestartInitiated = 0x80070BCA;

    // Ended from outside.
    public const uint Cancelled = 0x800704C7;
    public const uint RequestAborted = 0x800704D3;
    public const uint Abort = 0x80004004;
    public const uint CbsCancel = 0x800F0820;
    public const uint CbsAbort = 0x800F0821;
    public const uint SystemShutdown = 0x8007045B;
    public const uint DismShutdown = 0xC0040002;
    public const uint SessionInterrupted = 0x800F0841;
    public const uint RpcUnavailable = 0x800706BA;
    public const uint RpcCallFailed = 0x800706BE;
    public const uint RpcDisconnected = 0x80010108;

    // The image, the disk, the service.
    public const uint InvalidData = 0x8007000D;
    public const uint ModuleNotFound = 0x8007007E;
    public const uint StoreCorrupt = 0x80073712;
    public const uint CbsStoreCorrupt = 0x800F0831;
    public const uint InstallersFailed = 0x800F0922;
    public const uint DiskFull = 0x80070070;
    public const uint CbsDiskFull = 0x800F0828;
    public const uint ServiceDisabled = 0x80070422;
}
