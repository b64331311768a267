using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Hosts;

/// <summary>The content of a simulated host's file, as JSON that can be changed.</summary>
public sealed class HostContent(JsonObject root)
{
    public const string Virtualization = @"root\virtualization\v2";

    public const string Cimv2 = @"root\cimv2";

    public JsonObject Root { get; } = root;

    public JsonObject Simulation => Child(Root, "simulation");

    public JsonObject Namespaces => Root["namespaces"]!.AsObject();

    public JsonArray Instances(string className, string ns = Virtualization)
    {
        JsonObject declaration = Namespaces[ns]![className]!.AsObject();
        if (declaration["instances"] is not JsonArray instances)
        {
            declaration["instances"] = instances = [];
        }

        return instances;
    }

    /// <summary>The machine with a name, the first if several have it.</summary>
    public HostMachine Machine(string name) => new(this, Instances("Msvm_ComputerSystem")
        .Select(static i => i!.AsObject())
        .First(i => string.Equals((string?)i["ElementName"], name, StringComparison.Ordinal)));

    public IReadOnlyList<HostMachine> Machines() =>
        [.. Instances("Msvm_ComputerSystem").Select(static i => i!.AsObject())
            .Where(static i => Guid.TryParse((string?)i["Name"], out _)).Select(i => new HostMachine(this, i))];

    /// <summary>All but what belongs to a machine and its checkpoints, as text that can be compared.</summary>
    public string WithoutMachine(string id)
    {
        string[] ids =
        [
            .. Instances("Msvm_VirtualSystemSettingData")
                .Where(i => string.Equals((string?)i!["VirtualSystemIdentifier"], id, StringComparison.OrdinalIgnoreCase))
                .Select(static i => ((string)i!["InstanceID"]!)["Microsoft:".Length..]),
            id,
        ];
        JsonNode copy = Root.DeepClone();
        foreach (KeyValuePair<string, JsonNode?> declaration in copy["namespaces"]![Virtualization]!.AsObject())
        {
            if (declaration.Value!["instances"] is JsonArray instances)
            {
                foreach (JsonNode? own in instances.Where(i => IsOf(i, ids)).ToArray())
                {
                    instances.Remove(own);
                }

                if (instances.Count == 0)
                {
                    declaration.Value.AsObject().Remove("instances");
                }
            }
        }

        return JsonTexts.Compact(copy["namespaces"]);
    }

    private static bool IsOf(JsonNode? instance, string[] ids)
    {
        string text = JsonTexts.Compact(instance);
        return Array.Exists(ids, id => text.Contains(id, StringComparison.OrdinalIgnoreCase));
    }

    internal static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
        {
            parent[name] = child = [];
        }

        return child;
    }
}
