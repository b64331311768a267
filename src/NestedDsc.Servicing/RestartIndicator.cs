namespace NestedDsc.Servicing;

/// <summary>A place in the registry that says that a restart of Windows is waited for.</summary>
public enum RestartIndicator
{
    /// <summary><c>Component Based Servicing\RebootPending</c>: features or updates.</summary>
    ComponentServicing,

    /// <summary><c>WindowsUpdate\Auto Update\RebootRequired</c>.</summary>
    WindowsUpdate,

    /// <summary><c>ActiveComputerName</c> differs from <c>ComputerName</c>.</summary>
    ComputerName,

    /// <summary><c>ServerManager\CurrentRebootAttempts</c>: a role of Windows Server.</summary>
    ServerManager,

    /// <summary><c>PendingFileRenameOperations</c>. Installers and virus scanners use it all the time, so on its own it says little.</summary>
    FileRename,
}
