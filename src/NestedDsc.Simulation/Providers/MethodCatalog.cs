using NestedDsc.Simulation.Providers.ComputerSystems;
using NestedDsc.Simulation.Providers.Connections;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.Jobs;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Providers.ServerManager;
using NestedDsc.Simulation.Providers.Shutdown;
using NestedDsc.Simulation.Providers.Snapshots;
using NestedDsc.Simulation.Providers.Switches;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers;

/// <summary>All methods that a simulated host offers.</summary>
internal static class MethodCatalog
{
    private static readonly IMethod[] All =
    [
        new RequestStateChange(),
        new ModifyResourceSettings(),
        new ModifySystemSettings(),
        new AddFeatureSettings(FeatureMethod.ServiceClass),
        new ModifyFeatureSettings(FeatureMethod.ServiceClass),
        new RemoveFeatureSettings(FeatureMethod.ServiceClass),
        new AddFeatureSettings(VirtualSwitch.ServiceClass),
        new ModifyFeatureSettings(VirtualSwitch.ServiceClass),
        new RemoveFeatureSettings(VirtualSwitch.ServiceClass),
        new AddResourceSettings(),
        new RemoveResourceSettings(),
        new DefineSystem(),
        new DestroySystem(),
        new ModifySwitchSettings(),
        new AddSwitchResources(),
        new ModifySwitchResources(),
        new RemoveSwitchResources(),
        new CreateAddress(),
        new InitiateShutdown(),
        new CreateSnapshot(),
        new ApplySnapshot(),
        new DestroySnapshot(),
        new RequestJobStateChange(),
        new GetError(),
        new GetErrorEx(),
        new GetServerComponents(),
        new GetEnumerationState(),
        new AddServerComponent(),
        new RemoveServerComponent(),
        new GetAlterationState(),
    ];

    /// <summary>Finds a method by the class that declares it, or one derived from it.</summary>
    public static IMethod? Find(ClassDefinition definition, string name) =>
        Array.Find(All, m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase) && definition.IsA(m.ClassName));
}
