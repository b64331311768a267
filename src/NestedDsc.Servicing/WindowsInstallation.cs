namespace NestedDsc.Servicing;

/// <summary>The Windows that runs, as <c>HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion</c> describes it.</summary>
/// <param name="EditionId">Edition: <c>ServerDatacenter</c>, <c>Professional</c>, <c>Core</c> (Home) …; empty if unknown.</param>
/// <param name="Kind">Client, server, or server without desktop.</param>
public sealed record WindowsInstallation(string EditionId, InstallationKind Kind);
