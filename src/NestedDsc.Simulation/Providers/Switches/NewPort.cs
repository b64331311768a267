using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>A port that was submitted to be added to a switch.</summary>
/// <param name="Setting">Its settings.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="Resource">The host's own system or the host's network adapter.</param>
internal sealed record NewPort(NewSetting Setting, PortKind Kind, InstanceRow Resource)
{
    /// <summary>Name that was submitted; empty if there was none.</summary>
    public string Name => Setting.Submitted.FirstOrDefault(
        static p => string.Equals(p.Name, "ElementName", StringComparison.OrdinalIgnoreCase))?.Value as string ?? "";

    /// <summary>Hardware address that was submitted; empty if there was none.</summary>
    public string Address => Setting.Value("Address") as string ?? "";

    /// <summary>Reads the ports of one call. A switch has at most one port to the host's network: teams are not simulated.</summary>
    /// <returns>0, or the code that the provider answers.</returns>
    public static uint Read(NamespaceStore ns, IReadOnlyList<string> texts, bool hasExternal, out List<NewPort> ports)
    {
        ports = [];
        foreach (string text in texts)
        {
            uint code = NewSetting.Read(ns, text, FeatureMethod.ConnectionClass, out NewSetting? setting);
            if (code != ReturnCodes.Completed)
            {
                return code;
            }

            InstanceRow? resource = setting!.Value(HostResource.Property) is string[] and [var path] ? HostResource.Find(ns, path) : null;
            PortKind kind = PortKinds.Of(resource);
            bool isSecond = kind == PortKind.External && (hasExternal || ports.Exists(static p => p.Kind == PortKind.External));
            if (kind == PortKind.None || isSecond)
            {
                return ReturnCodes.InvalidParameter;
            }

            ports.Add(new NewPort(setting, kind, resource!));
        }

        return ReturnCodes.Completed;
    }
}
