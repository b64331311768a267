using System.Text.Json.Nodes;
using NestedDsc.Cim;
using NestedDsc.Simulation.Tests.OptionalFeatures;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Scenes to play: a VM in a state, or every host of the repository.</summary>
internal static class Hosts
{
    /// <summary>The hosts of the repository.</summary>
    public static string[] Files => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "hosts"), "*.json");

    /// <summary>A VM that is off: generation 2, 2 processors, static memory as a new VM has it, one connected adapter.</summary>
    public static void Off(Action<Scene> row, Action<TemporaryHost>? setUp = null) => WithVM(LabVms.Web, row, host =>
    {
        NewMemory(host, LabVms.Web);
        setUp?.Invoke(host);
    });

    /// <summary>A running VM of generation 2 whose guest obeys a shutdown.</summary>
    public static void Running(Action<Scene> row, Action<TemporaryHost>? setUp = null) => WithVM(LabVms.Sql, row, setUp);

    public static void Saved(Action<Scene> row, Action<TemporaryHost>? setUp = null) => WithVM(LabVms.Saved, row, setUp);

    public static void Paused(Action<Scene> row, Action<TemporaryHost>? setUp = null) => WithVM(LabVms.Paused, row, setUp);

    /// <summary>VMs in all four states.</summary>
    public static void InEveryState(Action<Scene> row, Action<TemporaryHost, string>? setUp = null)
    {
        foreach (string vm in new[] { LabVms.Web, LabVms.Locked, LabVms.Saved, LabVms.Paused })
        {
            WithVM(vm, row, host => setUp?.Invoke(host, vm));
        }
    }

    public static void WithVM(string vm, Action<Scene> row, Action<TemporaryHost>? setUp = null) => On(TemporaryHost.LabL0(), vm, row, setUp);

    /// <summary>The host that is a VM itself, with two network adapters and one switch.</summary>
    public static void OnL1(Action<Scene> row, Action<TemporaryHost>? setUp = null) => On(TemporaryHost.LabL1(), L1Vms.App, row, setUp);

    public static void On(TemporaryHost host, string vm, Action<Scene> row, Action<TemporaryHost>? setUp = null)
    {
        using TemporaryHost copy = host;
        setUp?.Invoke(copy);
        using var scene = new Scene(copy, vm);
        row(scene);
    }

    /// <summary>Memory of a VM that nobody has set up.</summary>
    public static void NewMemory(TemporaryHost host, string vm) => host.Edit(root =>
    {
        JsonNode memory = Instances(root, Msvm.Memory).Single(i => IsOf(i, vm))!;
        (memory["VirtualQuantity"], memory["Reservation"], memory["Limit"]) = (1024, 512, 1048576);
        (memory["TargetMemoryBuffer"], memory["DynamicMemoryEnabled"]) = (20, false);
    });

    /// <summary>Takes a VM's connections away; its adapters stay.</summary>
    public static void Disconnect(TemporaryHost host, string vm) => host.Edit(root =>
    {
        foreach (string className in new[] { Msvm.Security, Msvm.Offload, Msvm.Connection })
        {
            JsonArray instances = Instances(root, className);
            foreach (JsonNode connection in instances.Where(i => IsOf(i, vm)).OfType<JsonNode>().ToArray())
            {
                instances.Remove(connection);
            }
        }
    });

    /// <summary>Plays on every host of the repository; where Hyper-V is off, it is enabled first. Hosts that can't have it are passed over.</summary>
    public static void OnEach(Action<Scene> row)
    {
        int played = 0;
        foreach (string file in Files)
        {
            using var host = TemporaryHost.CopyOf(file);
            if (HasHyperV(host) || Enable(host))
            {
                using var scene = new Scene(host, "");
                row(scene);
                played++;
            }
        }

        Assert.True(played >= 6, $"{played} hosts");
    }

    /// <summary>Checks every row that a query finds on any host; there must be some.</summary>
    public static void EachRow(string wql, Action<CimObject> check) => EachRow(wql, (_, row) => check(row));

    /// <summary>Checks every row that a query finds on any host; there must be some.</summary>
    public static void EachRow(string wql, Action<Scene, CimObject> check)
    {
        int rows = 0;
        OnEach(scene =>
        {
            foreach (CimObject row in scene.Rows(wql))
            {
                check(scene, row);
                rows++;
            }
        });
        Assert.True(rows > 0, "No host has such a row: " + wql);
    }

    private static bool HasHyperV(TemporaryHost host)
    {
        using SimulatedSession session = host.Open();
        return session.HyperVError() is null;
    }

    private static bool Enable(TemporaryHost host)
    {
        try
        {
            using SimulatedSession session = host.Open();
            session.Enable(Features.HyperV);
        }
        catch (NestedDsc.Servicing.ServicingException)
        {
            return false;
        }

        SimulatedMachine.Restart(host.FilePath);
        return HasHyperV(host);
    }

    private static JsonArray Instances(JsonObject root, string className) =>
        root["namespaces"]![CimNamespaces.Virtualization]![className]!["instances"]!.AsArray();

    private static bool IsOf(JsonNode? instance, string vm) =>
        instance!["InstanceID"]!.GetValue<string>().StartsWith("Microsoft:" + vm, StringComparison.OrdinalIgnoreCase);
}
