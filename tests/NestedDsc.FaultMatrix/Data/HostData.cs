using System.Text.Json;

namespace NestedDsc.FaultMatrix.Data;

/// <summary>The instances in a host's file as text that can be compared: what is null, and when something changed, does not count.</summary>
internal sealed class HostData
{
    private static readonly string[] KeyProperties = ["InstanceID", "CreationClassName", "DeviceID", "SystemName", "Name"];

    // InstanceID is in the key, without its case: GUIDs come in both, and a checkpoint that is applied brings back the VM's own.
    private static readonly string[] NotCompared = ["InstanceID", "TimeOfLastStateChange", "OnTimeInMilliseconds", "RequestedState", "LastBootUpTime"];

    private HostData(Dictionary<string, string> instances, bool hasPending)
    {
        Instances = instances;
        HasPending = hasPending;
    }

    /// <summary>Instances by class and key.</summary>
    public IReadOnlyDictionary<string, string> Instances { get; }

    /// <summary>Whether operations are under way.</summary>
    public bool HasPending { get; }

    public static HostData Of(byte[] file)
    {
        using JsonDocument json = JsonDocument.Parse(file);
        var instances = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty ns in json.RootElement.GetProperty("namespaces").EnumerateObject())
        {
            foreach (JsonProperty declaration in ns.Value.EnumerateObject())
            {
                if (declaration.Value.ValueKind == JsonValueKind.Object && declaration.Value.TryGetProperty("instances", out JsonElement rows))
                {
                    Add(instances, $"{ns.Name}:{declaration.Name}", rows);
                }
            }
        }

        // What is no CIM data (servicing of the computer, for example) counts as one instance each.
        foreach (JsonProperty section in json.RootElement.EnumerateObject())
        {
            if (section.Name is not ("namespaces" or "pending"))
            {
                instances[section.Name] = Text(section.Value);
            }
        }

        return new HostData(instances, json.RootElement.TryGetProperty("pending", out JsonElement pending) && pending.GetArrayLength() > 0);
    }

    /// <summary>Keys whose instances differ.</summary>
    public IReadOnlyList<string> Differing(HostData other) =>
        [.. Instances.Keys.Union(other.Instances.Keys, StringComparer.OrdinalIgnoreCase).Where(key =>
            !string.Equals(Instances.GetValueOrDefault(key), other.Instances.GetValueOrDefault(key), StringComparison.Ordinal))];

    /// <summary>This without the instances that belong to checkpoints.</summary>
    public HostData Without(IEnumerable<string> checkpoints)
    {
        string[] ids = [.. checkpoints];
        return ids.Length == 0 ? this : new HostData(
            Instances.Where(i => !Array.Exists(ids, id => i.Key.Contains(id, StringComparison.OrdinalIgnoreCase))).ToDictionary(StringComparer.OrdinalIgnoreCase), HasPending);
    }

    public bool SameAs(HostData other) => Differing(other).Count == 0;

    // Which checkpoint another one, or the machine, goes back to: it follows from the checkpoints there are.
    private static bool IsParent(string className, JsonProperty property) =>
        property.Name is "Parent" && className.EndsWith(":Msvm_VirtualSystemSettingData", StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"\"{value.GetString()}\"",
        JsonValueKind.Array => $"[{string.Join(' ', value.EnumerateArray().Select(Text))}]",
        JsonValueKind.Object => $"{{{string.Join(' ', value.EnumerateObject().Where(static p => p.Name is not "roleWasInstalled").OrderBy(static p => p.Name, StringComparer.Ordinal).Select(static p => $"{p.Name}={Text(p.Value)}"))}}}",
        _ => value.GetRawText(),
    };

    // An address that Windows gives and takes by itself.
    private static bool IsLinkLocal(JsonElement row) =>
        row.TryGetProperty("IPAddress", out JsonElement address) && address.ToString().StartsWith("169.254.", StringComparison.Ordinal);

    // A port of a switch that was taken away and given back is another one, with another identity; what counts is where it leads.
    private static string? PortOf(string className, JsonElement row) =>
        className.EndsWith(":Msvm_EthernetPortAllocationSettingData", StringComparison.OrdinalIgnoreCase)
        && !(row.TryGetProperty("Parent", out JsonElement parent) && parent.ToString().Length > 0)
        && row.TryGetProperty("InstanceID", out JsonElement id) && id.ToString().Split('\\') is [{ } owner, { Length: 36 }]
        && row.TryGetProperty("HostResource", out JsonElement resource)
            ? $"{className} {owner} {Text(resource)}"
            : null;

    private static string Key(string className, string property, string value) =>
        property is "InstanceID" ? WithoutSetting(className, value.ToUpperInvariant()) : value;

    // So is a feature of a port that was taken away and given back; what counts is that the port has it, with its settings.
    private static string WithoutSetting(string className, string id) =>
        className.Contains(":Msvm_EthernetSwitchPort", StringComparison.OrdinalIgnoreCase) && id.Split('\\') is [.. var owner, { Length: 36 }, { Length: 36 }] && owner.Length >= 2
            ? id[..id.LastIndexOf('\\')]
            : id;

    // So is an address: what counts is the interface. That a new one is tentative for a while does not.
    private static string? AddressOf(string className, JsonElement row) =>
        className.EndsWith(":MSFT_NetIPAddress", StringComparison.OrdinalIgnoreCase)
            ? $"{className} {row.GetProperty("IPAddress")} {row.GetProperty("InterfaceAlias")} {row.GetProperty("Store")}"
            : null;

    // And so is an adapter of the host on a switch: what counts is its name and its MAC address.
    private static string? HostAdapterOf(string className, JsonElement row) =>
        className.EndsWith(":Msvm_InternalEthernetPort", StringComparison.OrdinalIgnoreCase) ? $"{className} {row.GetProperty("ElementName")}"
        : className.EndsWith(":MSFT_NetAdapter", StringComparison.OrdinalIgnoreCase) && row.GetProperty("Virtual").ValueKind == JsonValueKind.True ? $"{className} {row.GetProperty("Name")}"
        : null;

    private static void Add(Dictionary<string, string> instances, string className, JsonElement rows)
    {
        foreach (JsonElement row in rows.EnumerateArray())
        {
            if (IsLinkLocal(row))
            {
                continue;
            }

            string? port = PortOf(className, row);
            string? address = AddressOf(className, row);
            string? host = HostAdapterOf(className, row);
            string key = port ?? address ?? host ?? ($"{className} {string.Join(' ', KeyProperties.Select(p => row.TryGetProperty(p, out JsonElement value) ? Key(className, p, value.ToString()) : ""))}");
            string unique = key;
            for (int number = 2; instances.ContainsKey(unique); number++)
            {
                unique = $"{key} #{number}";
            }

            // A guest's component is made anew with every start.
            instances[unique] = className.EndsWith(":Msvm_ShutdownComponent", StringComparison.OrdinalIgnoreCase) || port is not null ? "" : host is not null ? $"PermanentAddress={row.GetProperty("PermanentAddress")}" : string.Join(", ", row.EnumerateObject()
                .Where(p => p.Value.ValueKind != JsonValueKind.Null && !NotCompared.Contains(p.Name, StringComparer.Ordinal) && !(address is not null && p.Name is "Name" or "AddressState" or "InterfaceIndex") && !IsParent(className, p))
                .OrderBy(static p => p.Name, StringComparer.OrdinalIgnoreCase)
                .Select(static p => $"{p.Name}={Text(p.Value)}"));
        }
    }
}
