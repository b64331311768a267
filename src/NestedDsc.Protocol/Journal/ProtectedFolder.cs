using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace NestedDsc.Protocol.Journal;

/// <summary>A folder that only administrators and the system can open.</summary>
/// <remarks>
/// Everybody may make folders in %ProgramData%, so one that is there already is trusted only if an administrator or the system
/// owns it. Unverified on Windows.
/// </remarks>
[SupportedOSPlatform("windows")]
internal static class ProtectedFolder
{
    /// <summary>Makes the folder, or makes sure that it is one to be trusted.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="UnauthorizedAccessException">It belongs to somebody else, or the account may not make it.</exception>
    public static void Prepare(string path)
    {
        var folder = new DirectoryInfo(path);
        DirectoryInfo parent = folder.Parent!;
        foreach (DirectoryInfo part in (DirectoryInfo[])[parent, folder])
        {
            if (!part.Exists)
            {
                part.Create(Security());
            }

            if (!IsTrusted(part))
            {
                throw new UnauthorizedAccessException($"The folder '{part.FullName}' was made by somebody who is no administrator; remove it.");
            }
        }
    }

    /// <summary>Whether what lies in the folder can be believed.</summary>
    /// <param name="path">The folder.</param>
    /// <returns><see langword="true"/> if an administrator or the system owns it, and it is no link.</returns>
    public static bool IsTrusted(string path) => IsTrusted(new DirectoryInfo(path)) && IsTrusted(new DirectoryInfo(path).Parent!);

    private static bool IsTrusted(DirectoryInfo folder)
    {
        var owner = (SecurityIdentifier?)folder.GetAccessControl(AccessControlSections.Owner).GetOwner(typeof(SecurityIdentifier));
        return folder.LinkTarget is null
            && (owner?.IsWellKnown(WellKnownSidType.BuiltinAdministratorsSid) == true || owner?.IsWellKnown(WellKnownSidType.LocalSystemSid) == true);
    }

    private static DirectorySecurity Security()
    {
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        var administrators = new SecurityIdentifier(WellKnownSidType.BuiltinAdministratorsSid, domainSid: null);
        security.SetOwner(administrators);
        foreach (SecurityIdentifier account in (SecurityIdentifier[])[administrators, new(WellKnownSidType.LocalSystemSid, domainSid: null)])
        {
            security.AddAccessRule(new FileSystemAccessRule(
                account,
                FileSystemRights.FullControl,
                InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit,
                PropagationFlags.None,
                AccessControlType.Allow));
        }

        return security;
    }
}
