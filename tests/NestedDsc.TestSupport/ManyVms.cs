using System.Globalization;
using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport;

/// <summary>Makes hosts with any number of VMs, for tests of scale.</summary>
public static class ManyVms
{
    private static readonly string[] Cloned =
    [
        "Msvm_ComputerSystem", "Msvm_VirtualSystemSettingData", "Msvm_ProcessorSettingData", "Msvm_MemorySettingData",
        "Msvm_SyntheticEthernetPortSettingData", "Msvm_EthernetPortAllocationSettingData", "Msvm_EthernetSwitchPortOffloadSettingData",
        "Msvm_SecuritySettingData",
    ];

    /// <summary>The GUID of a VM.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <returns>The GUID.</returns>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"10000000-0000-4000-8000-{number:D12}");

    /// <summary>The name of a VM.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <returns>The name.</returns>
    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"vm-{number:D5}");

    /// <summary>Makes a host like lab-l0.json with other VMs: copies of lab-web01, all off.</summary>
    /// <param name="count">Number of VMs.</param>
    /// <returns>The file's text.</returns>
    public static string Write(int count)
    {
        JsonObject root = JsonNode.Parse(File.ReadAllText(HostFiles.LabL0))!.AsObject();
        JsonObject classes = root["namespaces"]![@"root\virtualization\v2"]!.AsObject();
        foreach ((string name, JsonNode? definition) in classes)
        {
            if (definition!["instances"] is not JsonArray instances)
            {
                continue;
            }

            string[] texts = [.. instances.Select(static i => i!.ToJsonString())];
            bool isCloned = Cloned.Contains(name, StringComparer.Ordinal);
            IEnumerable<string> models = texts.Where(static t => t.Contains(LabVms.Web, StringComparison.Ordinal));
            IEnumerable<string> kept = texts.Where(static t => !t.Contains("Microsoft:", StringComparison.Ordinal)
                || t.Contains("Microsoft:Definition", StringComparison.Ordinal));
            if (name is "Msvm_ComputerSystem")
            {
                kept = texts.Take(1);
            }

            IEnumerable<string> clones = isCloned
                ? Enumerable.Range(1, count).SelectMany(n => models.Select(m =>
                    m.Replace(LabVms.Web, Id(n), StringComparison.Ordinal).Replace("lab-web01", Name(n), StringComparison.Ordinal)))
                : [];
            definition["instances"] = new JsonArray([.. kept.Concat(clones).Select(static t => JsonNode.Parse(t))]);
        }

        root["simulation"] = new JsonObject();
        return root.ToJsonString();
    }
}
