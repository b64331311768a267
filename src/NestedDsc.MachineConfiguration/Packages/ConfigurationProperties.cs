using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.MachineConfiguration.Classes;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>Properties of instances in a configuration.</summary>
internal static class ConfigurationProperties
{
    /// <summary>Those that are not the desired state.</summary>
    public static FrozenSet<string> Own { get; } = FrozenSet.ToFrozenSet(
        [
            "ModuleName", "ModuleVersion", "ResourceID", "SourceInfo", "ConfigurationName", "DependsOn",
            ResourceClass.InstanceName, ResourceClass.EscapedProperties,
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a value is of a kind.</summary>
    public static bool Fits(JsonNode? value, PropertyKind kind) => kind switch
    {
        PropertyKind.Flag => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        PropertyKind.Integer => value?.GetValueKind() is JsonValueKind.Number && (long)value is >= int.MinValue and <= int.MaxValue,
        PropertyKind.LongInteger => value?.GetValueKind() is JsonValueKind.Number,
        PropertyKind.TextList => value is JsonArray items && items.All(static item => item?.GetValueKind() is JsonValueKind.String),
        _ => value?.GetValueKind() is JsonValueKind.String,
    };
}
