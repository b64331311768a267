using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>A port that was submitted to be added to a switch.</summary>
/// <param name="Setting">Its settings.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="Resources">The host's own system, or network adapters of the host.</param>
internal sealed record NewPort(NewSetting Setting, PortKind Kind, IReadOnlyList<InstanceRow> Resources)
{
    /// <summary>Name that was submitted; empty if there was none.</summary>
    public string Name => Setting.Submitted.FirstOrDefault(
        static p => string.Equals(p.Name, "ElementName", StringComparison.OrdinalIgnoreCase))?.Value as string ?? "";

    /// <summary>Hardware address that was submitted; empty if there was none.</summary>
    public string Address => Setting.Value("Address") as string ?? "";

    /// <summary>
    /// Reads the ports of one call. A switch has at most one port to the host's network, which leads to several network adapters if they
    /// are a team (switch embedded teaming).
    /// </summary>
    /// <param name="ns">Hyper-V's namespace.</param>
    /// <param name="texts">The submitted settings.</param>
    /// <param name="hasExternal">Whether the switch has a port to the host's network already.</param>
    /// <param name="canTeam">Whether the switch was made for a team.</param>
    /// <param name="ports">The ports, if the code is 0.</param>
    /// <returns>0, or the code that the provider answers.</returns>
    public static uint Read(NamespaceStore ns, IReadOnlyList<string> texts, bool hasExternal, bool canTeam, out List<NewPort> ports)
    {
        ports = [];
        foreach (string text in texts)
        {
            uint code = NewSetting.Read(ns, text, FeatureMethod.ConnectionClass, out NewSetting? setting);
            if (code != ReturnCodes.Completed)
            {
                return code;
            }

            IReadOnlyList<InstanceRow>? resources = LeadingTo(ns, setting!.Value(HostResource.Property), canTeam);
            PortKind kind = PortKinds.Of(resources is [var first, ..] ? first : null);
            bool isSecond = kind == PortKind.External && (hasExternal || ports.Exists(static p => p.Kind == PortKind.External));
            if (kind == PortKind.None || isSecond)
            {
                return ReturnCodes.InvalidParameter;
            }

            ports.Add(new NewPort(setting, kind, resources!));
        }

        return ReturnCodes.Completed;
    }

    /// <summary>What a port may lead to: one thing, or the members of a team; <see langword="null"/> if it is neither.</summary>
    public static IReadOnlyList<InstanceRow>? LeadingTo(NamespaceStore ns, object? hostResource, bool canTeam)
    {
        IReadOnlyList<InstanceRow> found = HostResource.All(ns, hostResource);
        bool isTeam = canTeam && found.Count > 1 && found.All(static r => PortKinds.Of(r) == PortKind.External) && found.Distinct().Count() == found.Count;
        return hostResource is string[] texts && texts.Length == found.Count && (found.Count == 1 || isTeam) ? found : null;
    }
}
