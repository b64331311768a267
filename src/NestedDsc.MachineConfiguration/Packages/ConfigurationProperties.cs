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

    /// <summary>
    /// Whether what stands in for texts beyond ASCII holds only such texts: never a choice, so that no permission hides in it.
    /// </summary>
    public static bool MayBeEscaped(JsonNode? value, ResourceClass type)
    {
        if (value is null)
        {
            return true;
        }

        try
        {
            return value.GetValueKind() is JsonValueKind.String
                && JsonNode.Parse(value.GetValue<string>()) is JsonObject members
                && members.All(member => type.Settable.Any(p =>
                    string.Equals(p.JsonName, member.Key, StringComparison.Ordinal)
                    && p.Choices.Count == 0
                    && p.Kind is (PropertyKind.Text or PropertyKind.TextList)
                    && Fits(member.Value, p.Kind)));
        }
        catch (JsonException)
        {
            return false;
        }
    }

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
