using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.MachineConfiguration.Classes;
using NestedDsc.MachineConfiguration.Modules;
using NestedDsc.MachineConfiguration.Mof;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>Writes a configuration as MOF: what the agent reads.</summary>
public static class ConfigurationMof
{
    /// <summary>Class of the last instance of every configuration.</summary>
    public const string DocumentClass = "OMI_ConfigurationDocument";

    /// <summary>Writes the configuration of a package.</summary>
    /// <param name="request">The package.</param>
    /// <returns>The MOF.</returns>
    public static string Write(PackageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        IEnumerable<MofInstance> instances = request.Instances.Select((instance, i) => Instance(request.Name, instance, i + 1));
        return MofWriter.Write(instances.Append(Document(request.Name)));
    }

    private static MofInstance Instance(string configuration, PackageInstance instance, int number)
    {
        ResourceClass type = instance.Class;
        var properties = new List<KeyValuePair<string, JsonNode?>>
        {
            new("ModuleName", ModuleFiles.Name),
            new("ModuleVersion", ModuleFiles.Version),
            new("ResourceID", instance.ResourceId),
            new("SourceInfo", $"::{number}::1::{type.Name}"),
            new("ConfigurationName", configuration),
            new(ResourceClass.InstanceName, instance.Id),
        };
        var escaped = new JsonObject();
        foreach (ClassProperty property in type.Settable)
        {
            if (instance.Properties.TryGetProperty(property.JsonName, out JsonElement value))
            {
                if (IsWritable(value))
                {
                    properties.Add(new(property.Name, ValueOf(property.Kind, value)));
                }
                else
                {
                    escaped[property.JsonName] = JsonNode.Parse(value.GetRawText());
                }
            }
        }

        if (escaped.Count > 0)
        {
            properties.Add(new(ResourceClass.EscapedProperties, AsciiJson.Write(escaped)));
        }

        if (instance.DependsOn.Count > 0)
        {
            properties.Add(new("DependsOn", new JsonArray([.. instance.DependsOn.Select(static id => JsonValue.Create(id))])));
        }

        return new MofInstance(type.Name, $"${type.Name}{number}ref", properties);
    }

    private static bool IsWritable(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => MofWriter.CanWrite(value.GetString()!),
        JsonValueKind.Array => value.EnumerateArray().All(IsWritable),
        _ => true,
    };

    private static JsonNode ValueOf(PropertyKind kind, JsonElement value) => kind switch
    {
        PropertyKind.Flag => JsonValue.Create(value.GetBoolean()),
        // A schema takes 4.0 for a whole number, too.
        PropertyKind.Integer or PropertyKind.LongInteger => JsonValue.Create((long)value.GetDecimal()),
        PropertyKind.TextList => new JsonArray([.. value.EnumerateArray().Select(static item => JsonValue.Create(item.GetString()))]),
        PropertyKind.Json => JsonValue.Create(AsciiJson.Write(JsonNode.Parse(value.GetRawText())!)),
        _ => JsonValue.Create(value.GetString())!,
    };

    private static MofInstance Document(string configuration) => new(DocumentClass, null,
    [
        new("Version", "2.0.0"),
        new("MinimumCompatibleVersion", "1.0.0"),
        new("CompatibleVersionAdditionalProperties", new JsonArray("Omi_BaseResource:ConfigurationName")),
        new("Name", configuration),
    ]);
}
