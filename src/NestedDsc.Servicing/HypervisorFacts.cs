namespace NestedDsc.Servicing;

/// <summary>What the running Windows knows of its hypervisor.</summary>
/// <param name="Role">What Windows is to the hypervisor that it sees.</param>
/// <param name="Launch">Whether it was started to launch a hypervisor of its own.</param>
public sealed record HypervisorFacts(HypervisorRole Role, HypervisorLaunch Launch)
{
    /// <summary>Nothing is known.</summary>
    public static HypervisorFacts Unknown { get; } = new(HypervisorRole.Unknown, HypervisorLaunch.Unknown);
}
