namespace NestedDsc.HyperV.Features;

/// <summary>Hyper-V is not there: its namespace or its classes are missing.</summary>
/// <param name="Computer">Name of the computer.</param>
/// <param name="Role">State of the role; <see langword="null"/> if it can't be read.</param>
public sealed record HyperVAbsence(string Computer, GuestRoleState? Role)
{
    /// <summary>Whether it is there after a restart of Windows.</summary>
    public bool AwaitsRestart => Role == GuestRoleState.InstallPending;

    /// <summary>What is the matter, as a sentence.</summary>
    public string Phrase => Role switch
    {
        GuestRoleState.InstallPending => $"Hyper-V is set to be installed on '{Computer}' by the next restart.",
        GuestRoleState.Installed => $"Hyper-V does not answer on '{Computer}': Windows counts the role as installed, but its WMI classes are not there.",
        GuestRoleState.Partial => $"Hyper-V is installed on '{Computer}' in part only.",
        null => $"Hyper-V is not available on '{Computer}'; whether it waits for a restart can't be read by this account.",
        _ => $"Hyper-V is not installed on '{Computer}'.",
    };

    /// <summary>What to do.</summary>
    public string Advice => Role switch
    {
        GuestRoleState.InstallPending => "Restart Windows, then try again.",
        GuestRoleState.Installed => "Restart Windows; if that does not help, remove the role and install it again.",
        GuestRoleState.Unavailable => "It takes Windows Server, or the Pro, Enterprise or Education edition of Windows 10 or 11.",
        null => "Run it elevated. Install the Hyper-V role and restart Windows; if it is installed, Windows has not been restarted since.",
        _ => "Install the Hyper-V role and restart Windows.",
    };
}
