using System.Text.Json.Nodes;
using NestedDsc.Documents;
using NestedDsc.Tool.Commands.Demo;
using NestedDsc.TestSupport;

namespace NestedDsc.Tool.Tests.Capture;

/// <summary>Sets that follow each other on one host.</summary>
/// <param name="Name">Where they come from.</param>
/// <param name="Steps">The sets; one without an instance is a restart of Windows.</param>
internal sealed record SetScenario(string Name, IReadOnlyList<SetStep> Steps)
{
    private const string Nesting = "NestedDsc/NestedVirtualization";
    private const string Network = "NestedDsc/VMNetworkNesting";
    private const string Role = "NestedDsc/GuestHyperVRole";
    private static readonly SetStep Restart = new("restart", null);

    /// <summary>Every example document, each set of the demo, and sets on what is on the host.</summary>
    /// <param name="host">The host's file.</param>
    public static IEnumerable<SetScenario> On(string host) => [.. Examples(), .. Demo(), .. Everything(host)];

    private static IEnumerable<SetScenario> Examples() =>
        from file in Directory.GetFiles(RepositoryFiles.Path("resources"), "*.dsc.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let document = ConfigurationReader.Read(file, new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal))
        select new SetScenario(Path.GetFileName(file), [.. document.Resources.Select(static r => new SetStep(r.Type, JsonNode.Parse(r.Properties.GetRawText())!.AsObject()))]);

    private static IEnumerable<SetScenario> Demo() =>
    [
        new("demo, host",
        [
            new(Nesting, Lab.NestedWeb()), new(Nesting, Lab.NestedSql()), new(Nesting, Lab.NestedSqlWithPermission()),
            new(Network, Lab.OpenWeb()), new(Nesting, Lab.PlainWeb()),
        ]),
        new("demo, guest",
        [
            new(Role, Lab.Role()), new(Role, Lab.Role()), Restart, new(Role, Lab.Role()), new(Network, Lab.NatSwitch()),
            new(Network, Lab.NoSwitch()), new(Role, Lab.NoRole()), Restart,
        ]),
    ];

    // On whatever is there: each switch goes, or becomes another; each machine and each network adapter gets what it has not.
    private static IEnumerable<SetScenario> Everything(string host)
    {
        var shown = HostInventory.Of(host);
        foreach (string name in shown.Switches)
        {
            yield return new($"no {name}", [new(Network, new() { ["switchName"] = name, ["_exist"] = false, ["whenConnected"] = "replace" })]);
            foreach (string type in new[] { "private", "internal" })
            {
                yield return new(
                    $"{type} {name}",
                    [new(Network, new() { ["switchName"] = name, ["switchType"] = type, ["whenConnected"] = "replace" })]);
            }
        }

        foreach (string name in shown.Adapters)
        {
            yield return new(
                $"external on {name}",
                [
                    new(Network, new() { ["switchName"] = "Out", ["switchType"] = "external", ["netAdapterName"] = name, ["allowManagementOS"] = true }),
                    new(Network, new() { ["switchName"] = "Out", ["_exist"] = false }),
                ]);
        }

        foreach (string id in shown.Machines)
        {
            yield return new(
                $"all of {id}",
                [
                    new(Nesting, new()
                    {
                        ["vmId"] = id, ["exposeVirtualizationExtensions"] = true, ["processorCount"] = 3, ["memoryStartupMB"] = 768,
                        ["dynamicMemoryEnabled"] = false, ["whenRunning"] = "turnOff", ["whenSaved"] = "discard",
                        ["checkpoint"] = new JsonObject { ["name"] = "before" },
                    }),
                    new(Network, new() { ["vmId"] = id, ["macAddressSpoofing"] = "on" }),
                    new(Network, new() { ["vmId"] = id, ["macAddressSpoofing"] = "off" }),
                    new(Nesting, new() { ["vmId"] = id, ["powerState"] = "running" }),
                    new(Nesting, new() { ["vmId"] = id, ["powerState"] = "off", ["whenRunning"] = "shutdown", ["shutdownTimeoutSeconds"] = 30 }),
                ]);
        }
    }
}
