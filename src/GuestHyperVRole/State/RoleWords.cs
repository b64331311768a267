using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.State;

/// <summary>The schema's words for what an answer holds.</summary>
internal static class RoleWords
{
    /// <summary>Words of <see cref="GuestRoleState"/>, in its order.</summary>
    public static string[] States { get; } = ["absent", "installPending", "installed", "removePending", "partial", "unavailable"];

    /// <summary>How containers can be isolated.</summary>
    public static string[] Isolations { get; } = ["hyperv", "process", "none"];

    /// <summary>What is done where the hypervisor can't start.</summary>
    public static string[] NotExposedPolicies { get; } = ["fail", "install"];

    /// <summary>States of features, as Get-WindowsOptionalFeature has them.</summary>
    public static string[] FeatureStates { get; } =
        ["Disabled", "DisabledWithPayloadRemoved", "DisablePending", "Enabled", "EnablePending", "Superseded", "PartiallyInstalled"];

    public static string Of(GuestRoleState state) => States[(int)state];

    public static string OfIsolation(bool? byHyperV) => byHyperV switch
    {
        true => "hyperv",
        false => "process",
        null => "none",
    };

    public static string Of(FeatureState state) => state switch
    {
        FeatureState.Removed => "DisabledWithPayloadRemoved",
        FeatureState.UninstallPending => "DisablePending",
        FeatureState.Installed => "Enabled",
        FeatureState.InstallPending => "EnablePending",
        FeatureState.Superseded => "Superseded",
        FeatureState.PartiallyInstalled => "PartiallyInstalled",
        _ => "Disabled",
    };
}
