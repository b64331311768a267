using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.NestedVirtualization.Tests.Contract;

/// <summary>A host with a machine in any condition, and what is desired of it.</summary>
internal sealed record Scenario(JsonObject Machine, JsonObject Host, JsonObject Desired)
{
    public const string MachineName = "lab-web01";

    private static readonly string[] Guests = ["obeys", "obeys", "obeys", "ignores", "locked", "notReady"];

    private static readonly (string Vendor, string Build)[] Hosts =
        [("GenuineIntel", "20348"), ("GenuineIntel", "20348"), ("AuthenticAMD", "20348"), ("AuthenticAMD", "17763"), ("HygonGenuine", "26100")];

    public static Gen<Scenario> Any => Gen.Select(Machines, HostFacts, Instances, static (machine, host, desired) => new Scenario(machine, host, desired));

    private static Gen<JsonObject> Machines => Properties(
        ("state", Pick(2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 6, 6, 6, 9, 9, 10, 32785)),
        ("busy", Pick([.. Enumerable.Repeat(0, 19), 1])),
        ("processors", Pick(1, 2, 4, 32)),
        ("exposes", Flag),
        ("memory", Pick(512, 2048, 4096, 120_000)),
        ("range", Pick(0, 0, 1, 2)),
        ("numa", Flag),
        ("generation", Pick(1, 2)),
        ("version", Word("5.0", "9.0", "9.3", "10.0", "10.0", "10.0", "10.0")),
        ("automaticCheckpoints", Flag),
        ("checkpoints", Pick(2, 3, 3, 3, 4, 5)),
        ("guest", Word(Guests)),
        ("services", Pick(0, 1, 1, 1)),
        ("jobPolls", Pick(1, 3)),
        ("settlePolls", Pick(0, 2)));

    private static Gen<JsonObject> HostFacts => Properties(("kind", Pick(0, 0, 0, 0, 0, 0, 2, 2, 3, 4)));

    private static Gen<JsonObject> Instances => Gen.Select(
        Properties(
            ("exposeVirtualizationExtensions", Flag),
            ("processorCount", Pick(1, 2, 3, 4, 8, 8, 8, 16, 16, 32, 33, 65)),
            ("memoryStartupMB", Pick(512, 2048, 4096, 4096, 8192, 9000, 16_384, 120_000, 200_000)),
            ("dynamicMemoryEnabled", Flag),
            ("automaticCheckpointsEnabled", Flag),
            ("powerState", Word("running", "off")),
            ("whenRunning", Word("fail", "shutdown", "turnOff")),
            ("whenSaved", Word("fail", "resume", "discard")),
            ("shutdownTimeoutSeconds", Pick(1, 300)),
            ("checkpoint", Gen.Bool.Select(static restore => (JsonNode?)new JsonObject { ["name"] = "before 'it'", ["restoreOnFailure"] = restore }))),
        Gen.Int[0, 2].Array[10],
        Gen.Int[0, 29],
        static (all, dice, absent) =>
        {
            var desired = new JsonObject { ["vmName"] = absent == 0 ? "lab-none" : MachineName };
            int i = 0;
            foreach (KeyValuePair<string, JsonNode?> property in all)
            {
                if (dice[i++] > 0)
                {
                    desired[property.Key] = property.Value?.DeepClone();
                }
            }

            return desired;
        });

    public string Instance => JsonTexts.Compact(Desired);

    private static Gen<JsonNode?> Flag => Gen.Bool.Select(static flag => (JsonNode?)flag);

    /// <summary>Brings a host into the scenario's condition.</summary>
    public void Prepare(TemporaryHost host) => host.Change(content =>
    {
        (string vendor, string build) = Hosts[(int)Host["kind"]!];
        foreach (JsonNode? socket in content.Instances("Win32_Processor", HostContent.Cimv2))
        {
            socket!["Manufacturer"] = vendor;
        }

        content.Instances("Win32_OperatingSystem", HostContent.Cimv2)[0]!["BuildNumber"] = build;
        content.Simulation["jobPolls"] = Machine["jobPolls"]!.DeepClone();
        content.Simulation["settlePolls"] = Machine["settlePolls"]!.DeepClone();
        content.Simulation["nestedSupported"] = (int)Host["kind"]! < 3;
        Prepare(content.Machine(MachineName));
    });

    public override string ToString() => $"{JsonTexts.Compact(Machine)} {JsonTexts.Compact(Host)} {Instance}";

    private void Prepare(HostMachine machine)
    {
        machine.EnabledState = (int)Machine["state"]!;
        machine.Guest["shutdown"] = Machine["guest"]!.DeepClone();
        machine.Guest["integrationServices"] = (int)Machine["services"]! > 0;
        machine.HasShutdownComponent &= (int)Machine["services"]! > 0;
        if ((int)Machine["busy"]! == 1)
        {
            machine.System["OperationalStatus"] = new JsonArray(11, 32772);
        }

        machine.Processor["VirtualQuantity"] = Machine["processors"]!.DeepClone();
        machine.Processor["ExposeVirtualizationExtensions"] = Machine["exposes"]!.DeepClone();
        long memory = (int)Machine["memory"]!;
        switch ((int)Machine["range"]!)
        {
            case 0:
                machine.SetMemory(memory, memory, memory, dynamic: false);
                break;
            case 1:
                machine.SetMemory(memory, 512, Math.Max(memory, 8192), dynamic: true);
                break;
            default:
                // What new machines have: a range that waits for dynamic memory.
                machine.SetMemory(memory, 512, 1_048_576, dynamic: false);
                break;
        }

        machine.Settings["VirtualNumaEnabled"] = (bool)Machine["numa"]! && !machine.HasDynamicMemory;
        machine.Settings["VirtualSystemSubType"] = $"Microsoft:Hyper-V:SubType:{Machine["generation"]}";
        machine.Settings["Version"] = Machine["version"]!.DeepClone();
        machine.Settings["AutomaticSnapshotsEnabled"] = Machine["automaticCheckpoints"]!.DeepClone();
        machine.Settings["UserSnapshotType"] = Machine["checkpoints"]!.DeepClone();
    }

    private static Gen<JsonNode?> Pick(params int[] values) => Gen.Int[0, values.Length - 1].Select(i => (JsonNode?)values[i]);

    private static Gen<JsonNode?> Word(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => (JsonNode?)words[i]);

    private static Gen<JsonObject> Properties(params (string Name, Gen<JsonNode?> Value)[] properties) => properties.Aggregate(
        Gen.Const(0).Select(static _ => new JsonObject()),
        static (all, next) => Gen.Select(all, next.Value, (instance, value) =>
        {
            JsonObject grown = instance.DeepClone().AsObject();
            grown[next.Name] = value?.DeepClone();
            return grown;
        }));
}
