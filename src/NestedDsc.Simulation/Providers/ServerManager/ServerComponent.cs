namespace NestedDsc.Simulation.Providers.ServerManager;

/// <summary>A component of Server Manager: a role or a feature, which stands for optional features.</summary>
/// <param name="UniqueName">Server Manager's name.</param>
/// <param name="NumericId">Its number.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="IsRole">Whether it is a role; otherwise it is a feature.</param>
/// <param name="ParentName">UniqueName of the component above it; empty if there is none.</param>
/// <param name="DescriptorClass">Class of the descriptor that asks for it.</param>
/// <param name="Features">DISM names of what it stands for.</param>
/// <param name="Companions">UniqueName of its management tools.</param>
internal sealed record ServerComponent(
    string UniqueName, int NumericId, string DisplayName, bool IsRole, string ParentName, string DescriptorClass,
    IReadOnlyList<string> Features, IReadOnlyList<string> Companions)
{
    /// <summary>Services that it brings.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];
}
