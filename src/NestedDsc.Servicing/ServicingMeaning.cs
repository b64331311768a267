namespace NestedDsc.Servicing;

/// <summary>What a code of servicing means.</summary>
/// <param name="Kind">Kind of the failure.</param>
/// <param name="Cause">Why it failed, as the end of "… failed:" without a full stop.</param>
/// <param name="Advice">What to do; one or more sentences.</param>
internal sealed record ServicingMeaning(ServicingErrorKind Kind, string Cause, string Advice)
{
    private const string SeeLogs =
        @"See the end of C:\Windows\Logs\DISM\dism.log and C:\Windows\Logs\CBS\CBS.log for the cause.";

    private const string GiveSource =
        @"Give a source that has the payload (the \sources\sxs folder of the installation medium, a mounted image, or wim:<path>:<index>) of the same version of Windows";

    private const string RestartFirst = "Restart Windows, then try again.";

    private static readonly ServicingMeaning Elevation = new(
        ServicingErrorKind.NotElevated, "the process is not elevated", "Run it elevated, as a member of the local group Administrators.");

    private static readonly ServicingMeaning Repair = new(
        ServicingErrorKind.Failed, "the component store is damaged",
        "Repair it with 'dism /online /cleanup-image /restorehealth', then try again. " + SeeLogs);

    private static readonly ServicingMeaning DiskSpace = new(
        ServicingErrorKind.Failed, "there is not enough space on the disk", "Free space on the system drive, then try again.");

    private static readonly ServicingMeaning Gone = new(
        ServicingErrorKind.ConnectionLost, "the connection to servicing was lost; Windows is shutting down, or its service ended",
        "When Windows has restarted, look at the state of the features, then try again.");

    private static readonly ServicingMeaning Stopped = new(
        ServicingErrorKind.TimedOut, "it was cancelled", "Look at the state of the features, then try again or allow more time.");

    private static readonly ServicingMeaning Waiting = new(
        ServicingErrorKind.Busy, "an earlier change waits for a restart of Windows", RestartFirst);

    private static readonly ServicingMeaning Running = new(
        ServicingErrorKind.Busy, "another installation is under way",
        "Wait until it has ended (Windows Update, an installer, or another run of this), then try again.");

    /// <summary>Looks up a code.</summary>
    /// <param name="code">HRESULT.</param>
    /// <returns>What it means; the kind is <see cref="ServicingErrorKind.Failed"/> if the code is not known.</returns>
    public static ServicingMeaning Of(uint code) => code switch
    {
        ServicingCodes.AccessDenied or ServicingCodes.ElevationRequired or ServicingCodes.PrivilegeNotHeld => Elevation,
        ServicingCodes.ClassNotRegistered => new(
            ServicingErrorKind.NotRegistered, "DISM is not registered for this process, as in processes that a packaged (MSIX) program has started",
            "Start it from dsc installed from its ZIP or MSI, instead of the winget or Microsoft Store package."),
        ServicingCodes.UnknownUpdate or ServicingCodes.ElementNotFound => new(
            ServicingErrorKind.UnknownFeature, "this edition of Windows does not know the feature",
            "List the features of this edition with 'dism /online /get-features'."),
        ServicingCodes.NotApplicable or ServicingCodes.NotInstallable => new(
            ServicingErrorKind.NotApplicable, "the change does not apply to this installation of Windows", SeeLogs),
        ServicingCodes.CannotUninstall => new(
            ServicingErrorKind.NotApplicable, "the change does not apply to this installation of Windows; a package of it can't be uninstalled", SeeLogs),
        ServicingCodes.ParentDisabled => new(ServicingErrorKind.NotApplicable, "a feature above it is disabled", "Enable the feature above it too."),
        ServicingCodes.SourceMissing or ServicingCodes.SourceNotInList => new(
            ServicingErrorKind.SourceMissing, "the payload was not found in the sources", $"{GiveSource}, or allow Windows Update to be asked."),
        ServicingCodes.DownloadFailure or ServicingCodes.WindowsUpdateSearchFailure or ServicingCodes.WindowsUpdateCount => new(
            ServicingErrorKind.SourceMissing, "the payload could not be downloaded", $"Check the connection to Windows Update. {GiveSource}, if there is none."),
        ServicingCodes.MeteredNetwork => new(
            ServicingErrorKind.SourceMissing, "the payload is not downloaded over a metered connection", $"{GiveSource}, or use another connection."),
        ServicingCodes.GroupPolicyDisallowed or ServicingCodes.AutomaticUpdateDisallowed => new(
            ServicingErrorKind.UpdatePolicy, "a policy forbids to download the payload",
            GiveSource + ", or change the policy 'Specify settings for optional component installation and component repair'."),
        ServicingCodes.WindowsUpdateCountWsus => new(
            ServicingErrorKind.UpdatePolicy, "the payload was asked for at an update server (WSUS), which does not have it",
            GiveSource + ", or let the policy 'Specify settings for optional component installation and component repair' download "
            + "directly from Windows Update."),
        ServicingCodes.Busy or ServicingCodes.InstallAlreadyRunning => Running,
        ServicingCodes.Pending or ServicingCodes.PendingVictim or ServicingCodes.StackShutdownRequired
            or ServicingCodes.StackUpdateRestartRequired or ServicingCodes.ExclusiveWouldMerge
            or ServicingCodes.FailRestartRequired or ServicingCodes.FailRestartInitiated => Waiting,
        ServicingCodes.Cancelled or ServicingCodes.RequestAborted or ServicingCodes.Abort
            or ServicingCodes.CbsCancel or ServicingCodes.CbsAbort => Stopped,
        ServicingCodes.SystemShutdown or ServicingCodes.DismShutdown or ServicingCodes.SessionInterrupted
            or ServicingCodes.RpcUnavailable or ServicingCodes.RpcCallFailed or ServicingCodes.RpcDisconnected => Gone,
        ServicingCodes.StoreCorrupt or ServicingCodes.CbsStoreCorrupt => Repair,
        ServicingCodes.DiskFull or ServicingCodes.CbsDiskFull => DiskSpace,
        ServicingCodes.InstallersFailed => new(ServicingErrorKind.Failed, "an installer of the feature failed", SeeLogs),
        ServicingCodes.ServiceDisabled => new(
            ServicingErrorKind.Failed, "a service that servicing needs is disabled", "Set the start type of the service 'TrustedInstaller' to manual, then try again."),
        ServicingCodes.ModuleNotFound => new(
            ServicingErrorKind.Failed, "this edition of Windows has no DISM, or this process is of another architecture",
            "Run it on an edition with DISM, in a process of the architecture of Windows."),
        _ => new(ServicingErrorKind.Failed, "servicing reported an error", SeeLogs),
    };
}
