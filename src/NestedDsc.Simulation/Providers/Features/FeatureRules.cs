using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Providers.Switches;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Features;

/// <summary>What Hyper-V accepts for features of connections, in every state of the VM (observed on Server 2025 and Windows 11).</summary>
internal static class FeatureRules
{
    private const string Offload = "Msvm_EthernetSwitchPortOffloadSettingData";
    private const string Bandwidth = "Msvm_EthernetSwitchPortBandwidthSettingData";
    private const string Vlan = "Msvm_EthernetSwitchPortVlanSettingData";
    private const ulong WeightMode = 1;
    private const ulong LastVlan = 4095;

    /// <summary>
    /// Whether values are in the ranges that the classes document, and fit the switch; unknown classes and properties are taken as they
    /// are.
    /// </summary>
    /// <param name="ns">Hyper-V's namespace.</param>
    /// <param name="feature">Class of the feature.</param>
    /// <param name="connection">The connection that it stands on, if it is known.</param>
    /// <param name="value">Finds a value by the name of its property.</param>
    public static Verdict Check(NamespaceStore ns, ClassDefinition feature, InstanceRow? connection, Func<string, object?> value)
    {
        bool UpTo(string property, ulong highest) => (CimNumber.ToUInt64(value(property)) ?? 0) <= highest;
        bool isGood = feature.Name switch
        {
            Bandwidth => UpTo("Reservation", 0) || SettingsOf(ns, connection)?.Number64("BandwidthReservationMode") != WeightMode,
            Vlan => UpTo("OperationMode", 3) && UpTo("AccessVlanId", LastVlan) && UpTo("NativeVlanId", LastVlan) && UpTo("PvlanMode", 3),
            _ => UpTo("MonitorMode", 2) && UpTo("VMQOffloadWeight", 100) && UpTo("IOVOffloadWeight", 100),
        };
        return Verdict.Of(isGood);
    }

    /// <summary>Whether a feature can be added: offload settings need a switch with SR-IOV, whatever their values (observed).</summary>
    public static Verdict CheckAddition(MethodContext context, ClassDefinition feature, InstanceRow connection) =>
        feature.Name is Offload && SettingsOf(context.Namespace, connection)?.Flag("IOVPreferred") != true
            ? Verdict.Failed(ReturnCodes.InvalidParameter, context.Texts.NotSupported)
            : Verdict.Applied;

    /// <summary>Whether one call takes features of several classes, as far as nothing else is in its way.</summary>
    public static Verdict CheckMixture(MethodContext context, Verdict obstacle, IEnumerable<ClassDefinition> features) =>
        obstacle.IsApplied && context.Host.Settings.Variants.MixedFeatures == MixedAnswer.Refused && features.Distinct().Skip(1).Any() ? Verdict.BadValues : obstacle;

    private static InstanceRow? SettingsOf(NamespaceStore ns, InstanceRow? connection) =>
        connection is not null && HostResource.Of(ns, connection) is { } resource && resource.Class.IsA(VirtualSwitch.SystemClass)
            ? VirtualSwitch.Find(ns, resource.Text("Name"))?.Settings
            : null;
}
