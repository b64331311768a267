namespace NestedDsc.Servicing;

/// <summary>State of an optional feature, with the numbers of <c>DismPackageFeatureState</c> (dismapi.h).</summary>
public enum FeatureState
{
    /// <summary>Not present.</summary>
    NotPresent = 0,

    /// <summary>Disabled when Windows restarts.</summary>
    UninstallPending = 1,

    /// <summary>Disabled, with its payload on the disk.</summary>
    Staged = 2,

    /// <summary>Disabled, with its payload removed: enabling it needs a source. DISM's <c>DismStateResolved</c> means the same here.</summary>
    Removed = 3,

    /// <summary>Enabled.</summary>
    Installed = 4,

    /// <summary>Enabled when Windows restarts.</summary>
    InstallPending = 5,

    /// <summary>Replaced by a newer one.</summary>
    Superseded = 6,

    /// <summary>Enabled in part.</summary>
    PartiallyInstalled = 7,
}
