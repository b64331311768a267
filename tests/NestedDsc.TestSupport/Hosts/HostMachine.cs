using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Hosts;

/// <summary>A machine in the file of a simulated host.</summary>
public sealed class HostMachine(HostContent host, JsonObject system)
{
    public JsonObject System { get; } = system;

    public string Id => (string)System["Name"]!;

    public string Name
    {
        get => (string)System["ElementName"]!;
        set
        {
            System["ElementName"] = value;
            Settings["ElementName"] = value;
        }
    }

    public int EnabledState
    {
        get => (int)System["EnabledState"]!;
        set
        {
            System["EnabledState"] = value;
            Settings["IsSaved"] = value == 6;
            HasShutdownComponent = value == 2;
        }
    }

    /// <summary>Whether it starts: Hyper-V says so before EnabledState does.</summary>
    public bool IsStarting => EnabledState == 10 || ((int?)System["RequestedState"] == 2 && (int?)System["OperationalStatus"]?[0] == 11);

    public JsonObject Settings => Part("Msvm_VirtualSystemSettingData", $"Microsoft:{Id}")!;

    public JsonObject Processor => Part("Msvm_ProcessorSettingData", $@"Microsoft:{Id}\")!;

    public JsonObject Memory => Part("Msvm_MemorySettingData", $@"Microsoft:{Id}\")!;

    public JsonObject Security => Part("Msvm_SecuritySettingData", $@"Microsoft:{Id}\")!;

    /// <summary>What the simulation knows of the machine's guest.</summary>
    public JsonObject Guest => HostContent.Child(HostContent.Child(host.Simulation, "guests"), Id);

    public int ProcessorCount => (int)Processor["VirtualQuantity"]!;

    public bool Exposes => (bool?)Processor["ExposeVirtualizationExtensions"] ?? false;

    public long StartupMB => (long)Memory["VirtualQuantity"]!;

    public bool HasDynamicMemory => (bool)Memory["DynamicMemoryEnabled"]!;

    public bool HasAutomaticCheckpoints
    {
        get => (bool)Settings["AutomaticSnapshotsEnabled"]!;
        set => Settings["AutomaticSnapshotsEnabled"] = value;
    }

    public IReadOnlyList<string> Checkpoints =>
        [.. host.Instances("Msvm_VirtualSystemSettingData").Select(static i => i!.AsObject())
            .Where(i => Same(i["VirtualSystemIdentifier"], Id) && !Same(i["InstanceID"], $"Microsoft:{Id}"))
            .Select(static i => (string)i["ElementName"]!)];

    public bool HasShutdownComponent
    {
        get => host.Instances("Msvm_ShutdownComponent").Any(IsOwn);
        set
        {
            JsonArray components = host.Instances("Msvm_ShutdownComponent");
            foreach (JsonNode? own in components.Where(IsOwn).ToArray())
            {
                components.Remove(own);
            }

            if (value)
            {
                components.Add(new JsonObject
                {
                    ["CreationClassName"] = "Msvm_ShutdownComponent",
                    ["DeviceID"] = "Microsoft:9F8233AC-BE49-4C79-8EE3-E7E1985B2077",
                    ["SystemCreationClassName"] = "Msvm_ComputerSystem",
                    ["SystemName"] = Id,
                    ["ElementName"] = "Shutdown",
                    ["EnabledState"] = 2,
                    ["OperationalStatus"] = new JsonArray(2),
                });
            }
        }
    }

    public void SetMemory(long startup, long minimum, long maximum, bool dynamic)
    {
        Memory["VirtualQuantity"] = startup;
        Memory["Reservation"] = minimum;
        Memory["Limit"] = maximum;
        Memory["DynamicMemoryEnabled"] = dynamic;
    }

    private bool IsOwn(JsonNode? component) => Same(component!["SystemName"], Id);

    private static bool Same(JsonNode? value, string text) => string.Equals((string?)value, text, StringComparison.Ordinal);

    private JsonObject? Part(string className, string id) => host.Instances(className).Select(static i => i!.AsObject())
        .FirstOrDefault(i => id.EndsWith('\\')
            ? ((string)i["InstanceID"]!).StartsWith(id, StringComparison.Ordinal)
            : Same(i["InstanceID"], id));
}
