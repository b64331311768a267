namespace NestedDsc.GuestHyperVRole.Model;

/// <summary>What becomes of features that need the hypervisor, where it can't start.</summary>
internal enum WhenNotExposed
{
    /// <summary>They are not enabled.</summary>
    Fail,

    /// <summary>They are enabled, and start where the extensions are exposed: for images of machines that will nest.</summary>
    Install,
}
