using System.Text.Json.Nodes;
using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>Hosts whose file is damaged somewhere: no change is begun that the damage would stop half-way, and none is written back.</summary>
public sealed class DamagedHostTests
{
    private const int Damages = 150;
    private const string TurnsOff = """{"vmName":"lab-sql01","processorCount":4,"memoryStartupMB":8192,"whenRunning":"turnOff"}""";

    [Fact]
    public void A_set_on_a_damaged_host_leaves_every_VM_as_it_was()
    {
        var random = new Random(17);
        for (int n = 0; n < Damages; n++)
        {
            using var lab = new Lab();
            string damage = "";
            lab.Host.Change(content => damage = Harm(content, random));
            byte[] before = File.ReadAllBytes(lab.Host.FilePath);

            RunResult set = lab.Set(TurnsOff);

            Assert.True(set.ExitCode == ExitCode.Unavailable, $"{damage}: {set.ExitCode}");
            Assert.Contains(lab.Host.FilePath, Assert.Single(set.Errors), StringComparison.Ordinal);
            Assert.True(before.AsSpan().SequenceEqual(File.ReadAllBytes(lab.Host.FilePath)), damage);
        }
    }

    private static string Harm(HostContent content, Random random)
    {
        (string Namespace, string Class)[] classes =
        [
            .. content.Namespaces.SelectMany(static ns => ns.Value!.AsObject()
                .Where(static c => c.Value!["instances"] is JsonArray { Count: > 0 })
                .Select(c => (ns.Key, c.Key))),
        ];
        (string ns, string name) = classes[random.Next(classes.Length)];
        JsonArray instances = content.Instances(name, ns);
        JsonObject instance = instances[random.Next(instances.Count)]!.AsObject();
        string property = instance.Select(static p => p.Key).ElementAt(random.Next(instance.Count));
        switch (random.Next(4))
        {
            case 0:
                instance[property] = new JsonObject { ["of"] = "another kind" };
                return $"{name}.{property} is an object";
            case 1:
                instance[property] = instance[property] is JsonArray ? 1 : new JsonArray("garbage");
                return $"{name}.{property} is another type";
            case 2:
                instance["Garbage"] = 1;
                return $"{name} has a property that the class lacks";
            default:
                instances.Add(instance.DeepClone());
                return $"{name} has an instance twice";
        }
    }
}
