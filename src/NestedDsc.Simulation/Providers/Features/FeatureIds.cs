using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;

namespace NestedDsc.Simulation.Providers.Features;

/// <summary>
/// InstanceIDs of features: that of the connection, the feature's GUID and a GUID of the settings (os-win's captured value; virtual
/// machines' configuration files). The feature's GUID is in its template's InstanceID, and in the classes' UUID qualifier (win32 docs).
/// </summary>
internal static class FeatureIds
{
    /// <summary>The InstanceID that a new feature gets.</summary>
    public static string New(MethodContext context, string connectionId, NewSetting feature)
    {
        string prefix = $@"{connectionId}\{Of(feature)}\";
        for (int number = 1; ; number++)
        {
            string id = prefix + Identity.Make(string.Create(Format.Invariant, $"feature:{prefix}:{number}"));
            if (feature.Store.Find(feature.PathOf(id)) is null && !context.IsBeingAdded(feature.PathOf(id)))
            {
                return id;
            }
        }
    }

    private static string Of(NewSetting feature) => feature.TemplateId is { Length: > 0 } id ? id : feature.Store.Definition.Name switch
    {
        "Msvm_EthernetSwitchPortSecuritySettingData" => "776E0BA7-94A1-41C8-8F28-951F524251B5",
        "Msvm_EthernetSwitchPortVlanSettingData" => "952C5004-4465-451C-8CB8-FA9AB382B773",
        "Msvm_EthernetSwitchPortOffloadSettingData" => "C885BFD1-ABB7-418F-8163-9F379C9F7166",
        "Msvm_EthernetSwitchPortBandwidthSettingData" => "24AD3CE1-69BD-4978-B2AC-DAAD389D699C",
        var other => Identity.Make("feature:" + other),
    };
}
