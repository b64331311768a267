namespace NestedDsc.Servicing;

/// <summary>Whether Windows was started to launch its hypervisor (<c>hypervisorlaunchtype</c> of its boot entry).</summary>
public enum HypervisorLaunch
{
    /// <summary>The boot entry said nothing of it, or it can't be read.</summary>
    Unknown,

    /// <summary><c>Auto</c>.</summary>
    Auto,

    /// <summary><c>Off</c>: the hypervisor does not start, whatever is installed.</summary>
    Off,
}
