namespace NestedDsc.HyperV.Features;

/// <summary>The service by which Hyper-V is managed (vmms).</summary>
public enum GuestService
{
    /// <summary>There is no such service: Hyper-V is not installed, or Windows has not restarted since.</summary>
    Missing,

    /// <summary>It does not run.</summary>
    Stopped,

    /// <summary>It runs.</summary>
    Running,
}
