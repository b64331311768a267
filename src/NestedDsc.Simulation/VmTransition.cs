namespace NestedDsc.Simulation;

/// <summary>A VM of a simulated machine that its restart has switched on or off.</summary>
/// <param name="Id">The VM's GUID.</param>
/// <param name="Name">The VM's name.</param>
/// <param name="WasOn">Whether it ran or was paused, or was on its way there, before the restart.</param>
/// <param name="IsOn">Whether it runs after it.</param>
public sealed record VmTransition(string Id, string Name, bool WasOn, bool IsOn);
