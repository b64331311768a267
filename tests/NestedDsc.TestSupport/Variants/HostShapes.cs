using System.Text.Json.Nodes;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.TestSupport.Variants;

/// <summary>Hosts whose data is shaped otherwise than that of the hosts in resources/hosts, where no source says which is right.</summary>
internal static class HostShapes
{
    private const string Network = @"root\StandardCimv2";
    private const string Nat = "MSFT_NetNat";
    private const string Connection = "Msvm_EthernetPortAllocationSettingData";
    private const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    private const string Offload = "Msvm_EthernetSwitchPortOffloadSettingData";
    private const string Emulated = "Msvm_EmulatedEthernetPortSettingData";
    private const string Definition = @"Microsoft:Definition\";

    /// <summary>A NAT's key is its name, as generated classes of some clients have it.</summary>
    public static void KeyNatsByName(HostContent host)
    {
        if (host.Namespaces[Network]?[Nat] is JsonObject declaration)
        {
            declaration.Remove("superclass");
            declaration["keys"] = new JsonArray("Name");
            JsonObject properties = HostContent.Child(declaration, "properties");
            foreach (string inherited in new[] { "InstanceID", "Caption", "Description", "ElementName" })
            {
                properties[inherited] ??= "string";
            }
        }
    }

    /// <summary>The connection of an emulated adapter has a number after the adapter's id, rather than C.</summary>
    public static void NumberEmulatedConnections(HostContent host)
    {
        foreach (string id in Rows(host, Emulated).Select(static r => (string)r["InstanceID"]!).Where(static i => !IsTemplate(i)).ToArray())
        {
            foreach (JsonObject connection in Rows(host, Connection).Where(c => ((string)c["InstanceID"]!).StartsWith(id + @"\", StringComparison.OrdinalIgnoreCase)))
            {
                Rename(host, (string)connection["InstanceID"]!, id + @"\0");
            }
        }
    }

    /// <summary>Every connection has a security row, with the defaults, from the start.</summary>
    public static void AddSecurityRows(HostContent host)
    {
        if (Rows(host, Security).FirstOrDefault(static r => IsTemplate((string)r["InstanceID"]!)) is not { } template)
        {
            return;
        }

        string[] taken = [.. Rows(host, Security).Select(static r => (string)r["InstanceID"]!)];
        string feature = ((string)template["InstanceID"]!).Split('\\')[1];
        foreach (string connection in Rows(host, Connection).Select(static r => (string)r["InstanceID"]!).ToArray())
        {
            if (!IsTemplate(connection) && connection.EndsWith(@"\C", StringComparison.OrdinalIgnoreCase)
                && !taken.Any(t => t.StartsWith(connection + @"\", StringComparison.OrdinalIgnoreCase)))
            {
                JsonObject row = template.DeepClone().AsObject();
                row["InstanceID"] = $@"{connection}\{feature}\{connection.Split('\\')[^2]}";
                host.Instances(Security).Add(row);
            }
        }
    }

    /// <summary>Every connection that has a security row has another one with the same settings.</summary>
    public static void RepeatSecurityRows(HostContent host)
    {
        string last = new('9', 12);
        string[] ids = [.. Rows(host, Security).Select(static r => (string)r["InstanceID"]!)];
        foreach (JsonObject row in Rows(host, Security).Where(static r => !IsTemplate((string)r["InstanceID"]!)).ToArray())
        {
            string otherId = ((string)row["InstanceID"]!)[..^12] + last;
            if (ids.Contains(otherId))
            {
                continue;
            }

            JsonObject other = row.DeepClone().AsObject();
            other["InstanceID"] = otherId;
            host.Instances(Security).Add(other);
        }
    }

    /// <summary>No connection has an offload row.</summary>
    public static void RemoveOffloadRows(HostContent host)
    {
        foreach (JsonObject row in Rows(host, Offload).Where(static r => !IsTemplate((string)r["InstanceID"]!)).ToArray())
        {
            host.Instances(Offload).Remove(row);
        }
    }

    /// <summary>The health of a VM that is well is not told.</summary>
    public static void ClearHealthOfVMs(HostContent host)
    {
        foreach (JsonObject system in Rows(host, "Msvm_ComputerSystem").Where(static s => (int?)s["HealthState"] == 5))
        {
            system["HealthState"] = null;
        }
    }

    /// <summary>The ids of features are in lower case, though those of connections are not.</summary>
    public static void LowerFeatureIds(HostContent host)
    {
        foreach (JsonObject row in Rows(host, Security).Concat(Rows(host, Offload)))
        {
            string id = (string)row["InstanceID"]!;
            if (!IsTemplate(id))
            {
                string[] parts = id.Split(':', 2);
#pragma warning disable CA1308 // The point of it.
                row["InstanceID"] = parts[0] + ":" + parts[1].ToLowerInvariant();
#pragma warning restore CA1308
            }
        }
    }

    private static bool IsTemplate(string id) => id.StartsWith(Definition, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<JsonObject> Rows(HostContent host, string className) =>
        (host.Namespaces[HostContent.Virtualization]?[className]?["instances"] as JsonArray)?.Select(static i => i!.AsObject()) ?? [];

    // Ids and the paths that hold them, with a backslash or two.
    private static void Rename(HostContent host, string id, string newId)
    {
        string text = host.Namespaces.ToJsonString();
        text = text.Replace(Escape(id), Escape(newId), StringComparison.OrdinalIgnoreCase)
            .Replace(Escape(Escape(id)), Escape(Escape(newId)), StringComparison.OrdinalIgnoreCase);
        host.Root["namespaces"] = JsonNode.Parse(text);
    }

    private static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal);
}
