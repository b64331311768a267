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
        if (root.Remove("pending"))
        {
            foreach (JsonNode? system in new HostContent(root).Instances("Msvm_ComputerSystem"))
            {
                system!["OperationalStatus"] = new JsonArray(2);
            }

            host.Write(Encoding.UTF8.GetBytes(root.ToJsonString(new JsonSerializerOptions { WriteIndented = true })));
        }
    }
}
