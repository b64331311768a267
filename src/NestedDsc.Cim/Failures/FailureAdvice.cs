namespace NestedDsc.Cim;

/// <summary>What to do about failures.</summary>
internal static class FailureAdvice
{
    public const string Elevate =
        "Run it elevated, as a member of the local group Administrators or Hyper-V Administrators.";

    public const string InstallHyperV =
        "Install the Hyper-V role and restart Windows; if it is installed, Windows has not been restarted since.";

    public const string StartVmms =
        "Start the service 'vmms' (for example: Start-Service vmms), then try again.";

    public const string StartWinmgmt =
        "Check that the service 'winmgmt' runs and that the provider of the class works, then try again.";

    public const string Slow =
        "Check whether the operation is still under way (in Hyper-V Manager, for example), then try again or allow more time.";

    public const string WaitForOther =
        "Wait until the other operation (checkpoint, merge, export, migration, backup) has ended, then try again.";

    public const string PutIntoState =
        "Bring the virtual machine into the state that the change needs (most need it off, not saved or paused), then try again.";

    public const string UpgradeVersion =
        "Check the version of Windows on the host, and the configuration version of the virtual machine (Update-VMVersion upgrades it).";

    public const string FreeMemory =
        "Lower the memory of the virtual machine, or free memory on the host by shutting down others.";

    public const string CheckSetting =
        "Check the values asked for against what this host and the virtual machine's configuration version allow.";

    public const string SeeEventLog =
        "See the event log 'Microsoft-Windows-Hyper-V-VMMS-Admin' on the host for the cause.";

    public static string ExplainNumber(uint windowsError) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Run 'net helpmsg {windowsError}' to see what the number means.");
}
