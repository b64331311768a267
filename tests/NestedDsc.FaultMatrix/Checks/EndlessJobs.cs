using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.FaultMatrix.Checks;

/// <summary>Ends jobs that never end by themselves; what they were to bring about does not come.</summary>
internal static class EndlessJobs
{
    public static void End(HostFolder host)
    {
        JsonObject root = JsonNode.Parse(host.Read())!.AsObject();
        if (root["pending"] is JsonArray pending)
        {
            root.Remove("pending");
            foreach (JsonNode? edit in pending.SelectMany(static o => o!["onFailure"]!.AsArray()))
            {
                PutBack(new HostContent(root), edit!);
            }

            foreach (JsonNode? system in new HostContent(root).Instances("Msvm_ComputerSystem"))
            {
                system!["OperationalStatus"] = new JsonArray(2);
            }

            host.Write(Encoding.UTF8.GetBytes(root.ToJsonString(new JsonSerializerOptions { WriteIndented = true })));
        }
    }

    // A machine that was on its way is where it was before.
    private static void PutBack(HostContent content, JsonNode edit)
    {
        if (edit["values"]?["EnabledState"] is { } state
            && content.Machines().FirstOrDefault(m => edit.ToJsonString().Contains(m.Id, StringComparison.OrdinalIgnoreCase)) is { } machine)
        {
            machine.System["EnabledState"] = state.DeepClone();
        }
    }
}
