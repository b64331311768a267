using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Capture;

/// <summary>
/// How the features of the role hang together, which DISM tells nobody who only asks for states. Without it a set on a captured host
/// would take other features along than on the host, and would need no restart.
/// </summary>
/// <remarks>
/// Parents and children as the list of optional features of client and server shows them; that role, Containers and the platforms
/// take effect with a restart, and the tools at once: Microsoft's instructions for installing each.
/// </remarks>
internal static class FeatureRelations
{
    /// <summary>Whether enabling and disabling a feature takes a restart.</summary>
    /// <param name="kind">Kind of the installation.</param>
    /// <param name="name">DISM name.</param>
    public static bool NeedsRestart(InstallationKind kind, string name) => !GuestFeatures.Tools(kind).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The features that a feature needs.</summary>
    /// <param name="kind">Kind of the installation.</param>
    /// <param name="name">DISM name.</param>
    public static IEnumerable<string> Parents(InstallationKind kind, string name)
    {
        IReadOnlyList<string> umbrellas = GuestFeatures.Umbrellas(kind);
        return IsFirst(GuestFeatures.Role(kind), name) || IsFirst(GuestFeatures.Tools(kind), name) ? umbrellas
            : Below(GuestFeatures.Role(kind), name) ?? Below(GuestFeatures.Tools(kind), name) ?? [];
    }

    /// <summary>The features that come along with a feature that is enabled by name.</summary>
    /// <param name="kind">Kind of the installation.</param>
    /// <param name="name">DISM name.</param>
    public static IEnumerable<string> Children(InstallationKind kind, string name)
    {
        IReadOnlyList<string> role = GuestFeatures.Role(kind);
        IReadOnlyList<string> tools = GuestFeatures.Tools(kind);
        return IsFirst(GuestFeatures.Umbrellas(kind), name) ? [role[0], tools[0]]
            : IsFirst(role, name) ? role.Skip(1)
            : IsFirst(tools, name) && kind is InstallationKind.Client ? tools.Skip(1)
            : [];
    }

    private static bool IsFirst(IReadOnlyList<string> names, string name) => names.Count > 0 && Same(names[0], name);

    private static string[]? Below(IReadOnlyList<string> names, string name) => names.Any(n => Same(n, name)) ? [names[0]] : null;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
