using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.Simulation;
using NestedDsc.Simulation.Latency;
using NestedDsc.TestSupport.Variants;

namespace NestedDsc.TestSupport;

/// <summary>A copy of a simulated host in a folder of its own, which goes away with it.</summary>
public sealed class TemporaryHost : IDisposable
{
    private const string Virtualization = @"root\virtualization\v2";
    private static readonly string[] Names = ["Name", "InstanceID", "SystemName"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nesteddsc-");

    private TemporaryHost()
    {
        FilePath = Path.Combine(_folder.FullName, "host.json");
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>The folder that the file lies in, alone unless something was left over.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The file's text.</summary>
    public string Text => File.ReadAllText(FilePath);

    /// <summary>A copy of lab-l0.json.</summary>
    /// <returns>The copy.</returns>
    public static TemporaryHost LabL0() => CopyOf(HostFiles.LabL0);

    /// <summary>A copy of lab-l0-amd-2019.json.</summary>
    /// <returns>The copy.</returns>
    public static TemporaryHost Amd2019() => CopyOf(HostFiles.Amd2019);

    /// <summary>A copy of lab-l1.json.</summary>
    /// <returns>The copy.</returns>
    public static TemporaryHost LabL1() => CopyOf(HostFiles.LabL1);

    /// <summary>A copy of any host.</summary>
    /// <param name="path">The host's file.</param>
    /// <returns>The copy.</returns>
    public static TemporaryHost CopyOf(string path)
    {
        var host = new TemporaryHost();
        File.WriteAllBytes(host.FilePath, HostVariants.Apply(File.ReadAllBytes(path), HostVariants.Current));
        return host;
    }

    /// <summary>A host with the given text.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The host.</returns>
    public static TemporaryHost Of(string text)
    {
        var host = new TemporaryHost();
        File.WriteAllBytes(host.FilePath, HostVariants.Apply(Encoding.UTF8.GetBytes(text), HostVariants.Current));
        return host;
    }

    /// <summary>A host with many VMs made after lab-web01, all off, named vm-00001 and so on.</summary>
    /// <param name="count">Number of VMs.</param>
    /// <returns>The host.</returns>
    public static TemporaryHost Many(int count) => Of(ManyVms.Write(count));

    /// <summary>Opens a session.</summary>
    /// <param name="faults">Faults to inject.</param>
    /// <returns>The session.</returns>
    public SimulatedSession Open(string faults = "") => SimulatedSession.Open(FilePath, faults);

    /// <summary>Opens a session whose calls take time, on its clock alone.</summary>
    /// <param name="latency">How long calls take.</param>
    /// <param name="faults">Faults to inject.</param>
    /// <returns>The session.</returns>
    public SimulatedSession OpenSlow(HostLatency latency, string faults = "") =>
        SimulatedSession.Open(FilePath, faults, latency, static _ => { });

    /// <summary>Changes the file as a whole. Its layout is lost.</summary>
    /// <param name="change">Changes the root object.</param>
    /// <returns>This host.</returns>
    public TemporaryHost Edit(Action<JsonObject> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        JsonObject root = Root();
        change(root);
        using var stream = new FileStream(FilePath, FileMode.Create);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        root.WriteTo(writer);
        return this;
    }

    /// <summary>Sets a knob of the simulation.</summary>
    /// <param name="knob">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This host.</returns>
    public TemporaryHost Knob(string knob, JsonNode? value) => Edit(root => Section(root, "simulation")[knob] = value);

    /// <summary>Settles an open question on this host, whichever answer the test run has for it.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>This host.</returns>
    public TemporaryHost Answer(string question, string answer) =>
        Edit(root => Section(Section(root, "simulation"), "variants")[question] = answer);

    /// <summary>Sets a knob of a guest.</summary>
    /// <param name="vmId">GUID of the VM.</param>
    /// <param name="knob">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This host.</returns>
    public TemporaryHost Guest(string vmId, string knob, JsonNode? value) =>
        Edit(root => Section(Section(Section(root, "simulation"), "guests"), vmId)[knob] = value);

    /// <summary>Sets a property of every instance of a class that one of its texts names.</summary>
    /// <param name="className">The class.</param>
    /// <param name="containing">Text, such as a GUID, that the Name, InstanceID or SystemName of the instance has in it.</param>
    /// <param name="property">The property.</param>
    /// <param name="value">Its value.</param>
    /// <param name="ns">The namespace.</param>
    /// <returns>This host.</returns>
    public TemporaryHost Set(string className, string containing, string property, JsonNode? value, string ns = Virtualization) =>
        Edit(root =>
        {
            foreach (JsonObject instance in Instances(root, className, containing, ns))
            {
                instance[property] = value?.DeepClone();
            }
        });

    /// <summary>Removes every instance of a class that one of its texts names.</summary>
    /// <param name="className">The class.</param>
    /// <param name="containing">Text, such as a GUID, that the Name, InstanceID or SystemName of the instance has in it.</param>
    /// <param name="ns">The namespace.</param>
    /// <returns>This host.</returns>
    public TemporaryHost Remove(string className, string containing, string ns = Virtualization) =>
        Edit(root =>
        {
            foreach (JsonObject instance in Instances(root, className, containing, ns).ToArray())
            {
                root["namespaces"]![ns]![className]!["instances"]!.AsArray().Remove(instance);
            }
        });

    /// <summary>Adds an instance to a class.</summary>
    /// <param name="className">The class.</param>
    /// <param name="instance">Its properties.</param>
    /// <param name="ns">The namespace.</param>
    /// <returns>This host.</returns>
    public TemporaryHost Add(string className, JsonObject instance, string ns = Virtualization) =>
        Edit(root => root["namespaces"]![ns]![className]!["instances"]!.AsArray().Add(instance));

    /// <summary>Removes a class, as on a host that does not have it.</summary>
    /// <param name="className">The class.</param>
    /// <param name="ns">The namespace.</param>
    /// <returns>This host.</returns>
    public TemporaryHost RemoveClass(string className, string ns = Virtualization) =>
        Edit(root => root["namespaces"]![ns]!.AsObject().Remove(className));

    /// <summary>Reads a property back from the file, as JSON text.</summary>
    /// <param name="className">The class.</param>
    /// <param name="containing">Text, such as a GUID, that the Name, InstanceID or SystemName of the instance has in it.</param>
    /// <param name="property">The property.</param>
    /// <param name="ns">The namespace.</param>
    /// <returns>The value of the only such instance; <c>null</c> if it has none.</returns>
    public string Read(string className, string containing, string property, string ns = Virtualization) =>
        Instances(Root(), className, containing, ns).Single()[property]?.ToJsonString() ?? "null";

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static JsonObject Section(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject section)
        {
            section = [];
            parent[name] = section;
        }

        return section;
    }

    private static IEnumerable<JsonObject> Instances(JsonObject root, string className, string containing, string ns) =>
        root["namespaces"]![ns]![className]!["instances"]!.AsArray().Select(static n => n!.AsObject()).Where(i =>
            Names.Any(k => i[k]?.GetValue<string>().Contains(containing, StringComparison.OrdinalIgnoreCase) == true));

    private JsonObject Root() => JsonNode.Parse(File.ReadAllText(FilePath, Encoding.UTF8))!.AsObject();
}
