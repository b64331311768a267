using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.VMNetworkNesting.Tests.Running;

/// <summary>Changes the network in the file of a simulated host, and compares it.</summary>
internal static class HostNetworks
{
    public const string StandardCimv2 = @"root\StandardCimv2";

    /// <summary>The second network adapter becomes a wireless one.</summary>
    public static void MakeWireless(HostContent content)
    {
        JsonArray wired = content.Instances("Msvm_ExternalEthernetPort");
        JsonNode port = wired[1]!;
        wired.Remove(port);
        port["CreationClassName"] = "Msvm_WiFiPort";
        content.Instances("Msvm_WiFiPort").Add(port);
    }

    /// <summary>A NAT network that is there already.</summary>
    public static void AddNat(HostContent content, string name, string? prefix) => content.Instances("MSFT_NetNat", StandardCimv2).Add(
        new JsonObject { ["InstanceID"] = name + ";0", ["Name"] = name, ["InternalIPInterfaceAddressPrefix"] = prefix, ["Active"] = 1 });

    /// <summary>The host without switches, their ports, interfaces and connections.</summary>
    public static void RemoveSwitches(HostContent content)
    {
        content.Instances("Msvm_VirtualEthernetSwitch").Clear();
        content.Instances("Msvm_VirtualEthernetSwitchSettingData").Clear();
        content.Instances("Msvm_InternalEthernetPort").Clear();
        Remove(content.Instances("Msvm_EthernetPortAllocationSettingData"), static p => ((string?)p["ElementName"])?.StartsWith("L1-Lab", StringComparison.Ordinal) == true);
        foreach (JsonNode? port in content.Instances("Msvm_EthernetPortAllocationSettingData"))
        {
            port!["HostResource"] = new JsonArray();
        }

        foreach (JsonNode? adapter in content.Instances("Msvm_ExternalEthernetPort"))
        {
            adapter!["IsBound"] = false;
        }

        Remove(content.Instances("MSFT_NetAdapter", StandardCimv2), static a => ((string)a["Name"]!).StartsWith("vEthernet", StringComparison.Ordinal));
        foreach (JsonNode? address in content.Instances("MSFT_NetIPAddress", StandardCimv2))
        {
            if (((string)address!["InterfaceAlias"]!).StartsWith("vEthernet", StringComparison.Ordinal))
            {
                JsonNode home = content.Instances("MSFT_NetAdapter", StandardCimv2)[0]!;
                address["InterfaceAlias"] = (string?)home["Name"];
                address["InterfaceIndex"] = (int?)home["InterfaceIndex"];
            }
        }
    }

    /// <summary>The instances of a host, by class, as text that can be compared: each class's in the order of their text.</summary>
    public static string Data(this TemporaryHost host)
    {
        var data = new JsonObject();
        foreach ((string ns, JsonNode? classes) in host.Content().Namespaces)
        {
            foreach ((string name, JsonNode? declaration) in classes!.AsObject())
            {
                if (declaration!["instances"] is JsonArray { Count: > 0 } instances)
                {
                    data[$"{ns}:{name}"] = new JsonArray([.. instances
                        .Select(static i => JsonTexts.Compact(Sorted(i!.AsObject()))).Order(StringComparer.Ordinal).Select(static t => (JsonNode?)t)]);
                }
            }
        }

        return JsonTexts.Indented(data);
    }

    // A value that is not given and one that is null are one to CIM. A new address is tentative for a while, whoever does what meanwhile.
    private static JsonObject Sorted(JsonObject instance) => new([.. instance
        .Where(static p => p.Value is not null && p.Key is not "AddressState")
        .OrderBy(static p => p.Key, StringComparer.OrdinalIgnoreCase)
        .Select(static p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value!.DeepClone()))]);

    private static void Remove(JsonArray instances, Func<JsonNode, bool> which)
    {
        foreach (JsonNode? instance in instances.Where(i => which(i!)).ToArray())
        {
            instances.Remove(instance);
        }
    }
}
