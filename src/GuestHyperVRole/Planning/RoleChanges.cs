using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>The features that have to change, parents first.</summary>
/// <param name="Enable">Features to enable.</param>
/// <param name="Disable">Features to disable.</param>
internal sealed record RoleChanges(IReadOnlyList<string> Enable, IReadOnlyList<string> Disable)
{
    /// <summary>Whether there is nothing to change.</summary>
    public bool IsEmpty => Enable.Count + Disable.Count == 0;

    /// <summary>Finds them. Features that the edition does not know are left out.</summary>
    /// <param name="desired">The role as it is desired.</param>
    /// <param name="guest">The Windows as it is.</param>
    /// <returns>The changes.</returns>
    public static RoleChanges Of(DesiredRole desired, Guest guest)
    {
        InstallationKind kind = guest.Installation.Kind;
        bool? tools = ToolsWanted(desired);
        List<string> enable = [];
        List<string> disable = [];
        Sort(GuestFeatures.Role(kind), desired.Exist);
        Sort(GuestFeatures.Tools(kind), tools);

        // The umbrella comes by itself with what is under it; if it were named, the tools would come with it. It goes with the last.
        bool toolsStay = GuestFeatures.Tools(kind).Except(disable).Any(name => guest.StateOf(name)?.IsToDisable() == true);
        Sort(GuestFeatures.Umbrellas(kind), disable.Count > 0 && !toolsStay ? false : null);
        Sort([GuestFeatures.Containers], desired.IncludeContainers);
        Sort([GuestFeatures.VirtualMachinePlatform], desired.IncludeVirtualMachinePlatform);
        string[] order = [.. GuestFeatures.Reported(kind)];
        return new RoleChanges([.. order.Where(enable.Contains)], [.. order.Where(disable.Contains)]);

        void Sort(IReadOnlyList<string> names, bool? wanted)
        {
            foreach (string name in names)
            {
                switch (wanted, guest.StateOf(name))
                {
                    case (true, { } state) when !state.IsEnabled():
                        enable.Add(name);
                        break;
                    case (false, { } state) when state.IsToDisable():
                        disable.Add(name);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    /// <summary>Whether the tools are to be there; <see langword="null"/> if they are left as they are.</summary>
    /// <param name="desired">The role as it is desired.</param>
    /// <returns>What is wanted of them.</returns>
    public static bool? ToolsWanted(DesiredRole desired) => desired.IncludeManagementTools ? desired.Exist : null;
}
