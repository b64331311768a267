using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.FaultMatrix.Modes;

/// <summary>Somebody else, who changes the managed object while a set works on it.</summary>
internal static class Meddler
{
    /// <summary>The name that an object is given when it is renamed.</summary>
    public const string NewName = "renamed by somebody";

    private static readonly string[] Identifying = ["InstanceID", "Name", "SystemName"];

    private const string StandardCimv2 = @"root\StandardCimv2";
    private const int Running = 2;
    private const int Off = 3;

    public static void Act(Meddling meddling, Scenario scenario, HostFolder host)
    {
        JsonObject root = JsonNode.Parse(host.Read())!.AsObject();
        var content = new HostContent(root);
        if (scenario.SwitchName is { } name)
        {
            ActOnSwitch(meddling, content, name);
        }
        else if (scenario.VmId is { } id)
        {
            ActOnMachine(meddling, content, id);
        }

        host.Write(Encoding.UTF8.GetBytes(root.ToJsonString(new JsonSerializerOptions { WriteIndented = true })));
    }

    private static void ActOnMachine(Meddling meddling, HostContent content, string id)
    {
        if (content.Machines().FirstOrDefault(m => string.Equals(m.Id, id, StringComparison.OrdinalIgnoreCase)) is not { } machine)
        {
            return;
        }

        switch (meddling)
        {
            case Meddling.Power:
                machine.EnabledState = machine.EnabledState == Running ? Off : Running;
                break;
            case Meddling.Delete:
                RemoveAll(content, CheckpointIds(content, id).Append(id));
                break;
            case Meddling.Rename:
                machine.Name = NewName;
                break;
            case Meddling.AddAdapter:
                AddAdapter(content, id);
                break;
        }
    }

    private static void ActOnSwitch(Meddling meddling, HostContent content, string name)
    {
        JsonNode? settings = content.Instances("Msvm_VirtualEthernetSwitchSettingData")
            .FirstOrDefault(s => string.Equals((string?)s!["ElementName"], name, StringComparison.OrdinalIgnoreCase));
        if (settings is null)
        {
            return;
        }

        string id = (string)settings["VirtualSystemIdentifier"]!;
        JsonNode found = content.Instances("Msvm_VirtualEthernetSwitch").First(s => string.Equals((string?)s!["Name"], id, StringComparison.OrdinalIgnoreCase))!;
        switch (meddling)
        {
            case Meddling.Delete:
                Unbind(content, id, name);
                RemoveAll(content, [id]);
                break;
            case Meddling.Rename:
                settings["ElementName"] = NewName;
                found["ElementName"] = NewName;
                break;
            case Meddling.AddAdapter:
                Connect(content, id);
                break;
        }
    }

    // What Hyper-V does with a switch's network adapter, and with the host's interface on it.
    private static void Unbind(HostContent content, string id, string name)
    {
        string ports = string.Join('\n', content.Instances("Msvm_EthernetPortAllocationSettingData")
            .Where(p => ((string)p!["InstanceID"]!).StartsWith($@"Microsoft:{id}\", StringComparison.OrdinalIgnoreCase)).Select(static p => p!["HostResource"]?.ToJsonString()));
        foreach (JsonNode? adapter in content.Instances("Msvm_ExternalEthernetPort").Where(a => ports.Contains(((string)a!["DeviceID"]!)["Microsoft:".Length..], StringComparison.OrdinalIgnoreCase)))
        {
            adapter!["IsBound"] = false;
        }

        RemoveNamed(content.Instances("MSFT_NetAdapter", StandardCimv2), "Name", $"vEthernet ({name})");
        RemoveNamed(content.Instances("MSFT_NetIPAddress", StandardCimv2), "InterfaceAlias", $"vEthernet ({name})");
        RemoveNamed(content.Instances("Msvm_InternalEthernetPort"), "ElementName", name);
    }

    private static void RemoveNamed(JsonArray instances, string property, string value)
    {
        foreach (JsonNode? instance in instances.Where(i => string.Equals((string?)i![property], value, StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            instances.Remove(instance);
        }
    }

    private static void AddAdapter(HostContent content, string id)
    {
        JsonArray adapters = content.Instances("Msvm_SyntheticEthernetPortSettingData");
        JsonNode added = adapters[0]!.DeepClone();
        added["InstanceID"] = $@"Microsoft:{id}\0ADDED00-0000-4000-8000-000000000001";
        added["ElementName"] = "Added";
        adapters.Add(added);
    }

    private static void Connect(HostContent content, string switchId)
    {
        JsonNode? connection = content.Instances("Msvm_EthernetPortAllocationSettingData")
            .FirstOrDefault(static c => (string?)c!["Parent"] is { Length: > 0 });
        if (connection is not null)
        {
            string host = (string?)content.Instances("Msvm_VirtualEthernetSwitchManagementService")[0]!["SystemName"] ?? "";
            connection["HostResource"] = new JsonArray(
                $@"\\{host}\root\virtualization\v2:Msvm_VirtualEthernetSwitch.CreationClassName=""Msvm_VirtualEthernetSwitch"",Name=""{switchId}""");
        }
    }

    private static IEnumerable<string> CheckpointIds(HostContent content, string id) =>
        content.Instances("Msvm_VirtualSystemSettingData")
            .Where(s => string.Equals((string?)s!["VirtualSystemIdentifier"], id, StringComparison.OrdinalIgnoreCase))
            .Select(static s => ((string)s!["InstanceID"]!)["Microsoft:".Length..]);

    private static void RemoveAll(HostContent content, IEnumerable<string> ids)
    {
        string[] gone = [.. ids];
        foreach (KeyValuePair<string, JsonNode?> declaration in content.Namespaces[HostContent.Virtualization]!.AsObject())
        {
            if (declaration.Value!["instances"] is JsonArray instances)
            {
                foreach (JsonNode? instance in instances.Where(i => Names(i!, gone)).ToArray())
                {
                    instances.Remove(instance);
                }
            }
        }
    }

    private static bool Names(JsonNode instance, string[] ids) =>
        Array.Exists(Identifying, p =>
            instance[p] is JsonValue value && value.TryGetValue(out string? text) && Array.Exists(ids, id => text.Contains(id, StringComparison.OrdinalIgnoreCase)));
}
