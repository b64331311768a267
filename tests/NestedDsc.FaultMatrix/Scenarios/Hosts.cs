using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.FaultMatrix.Scenarios;

/// <summary>Hosts for scenarios: small ones, since each is read and written thousands of times.</summary>
internal static class Hosts
{
    /// <summary>The lab's host with one machine and two neighbours, of which one runs and one has checkpoints.</summary>
    public static byte[] L0With(params string[] vmIds) => Of(HostFiles.LabL0, content => KeepOnly(content, [.. vmIds, LabVms.Nested, LabVms.Checkpointed]));

    /// <summary>The lab's host with one machine, changed, and its two neighbours.</summary>
    public static byte[] L0With(string vmId, Action<HostMachine> change) => Of(HostFiles.LabL0, content =>
    {
        KeepOnly(content, [vmId, LabVms.Nested, LabVms.Checkpointed]);
        change(content.Machines().Single(m => string.Equals(m.Id, vmId, StringComparison.OrdinalIgnoreCase)));
    });

    /// <summary>The lab's host with one machine and its two neighbours, changed.</summary>
    public static byte[] L0Changed(string vmId, Action<HostContent> change) => Of(HostFiles.LabL0, content =>
    {
        KeepOnly(content, [vmId, LabVms.Nested, LabVms.Checkpointed]);
        change(content);
    });

    /// <summary>The host inside a machine, changed.</summary>
    public static byte[] L1(Action<HostContent>? change = null) => Of(HostFiles.LabL1, change);

    private static byte[] Of(string file, Action<HostContent>? change)
    {
        JsonObject root = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
        change?.Invoke(new HostContent(root));
        return Encoding.UTF8.GetBytes(root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    private static void KeepOnly(HostContent content, string[] kept)
    {
        string[] surplus = [.. content.Machines().Select(static m => m.Id).Where(id => !kept.Contains(id, StringComparer.OrdinalIgnoreCase))];
        foreach (KeyValuePair<string, JsonNode?> declaration in content.Namespaces[HostContent.Virtualization]!.AsObject())
        {
            if (declaration.Value!["instances"] is JsonArray instances)
            {
                foreach (JsonNode? instance in instances.Where(i => Mentions(i!, surplus)).ToArray())
                {
                    instances.Remove(instance);
                }
            }
        }
    }

    private static bool Mentions(JsonNode instance, string[] ids)
    {
        string text = JsonTexts.Compact(instance);
        return Array.Exists(ids, id => text.Contains(id, StringComparison.OrdinalIgnoreCase));
    }
}
