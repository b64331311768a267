namespace NestedDsc.Servicing;

/// <summary>Kind of a Windows installation (registry value <c>InstallationType</c>).</summary>
public enum InstallationKind
{
    /// <summary>Something else, such as Nano Server.</summary>
    Other,

    /// <summary>Windows 10, 11 and other clients (<c>Client</c>).</summary>
    Client,

    /// <summary>Windows Server with Desktop Experience (<c>Server</c>).</summary>
    Server,

    /// <summary>Windows Server without desktop (<c>Server Core</c>).</summary>
    ServerCore,
}
