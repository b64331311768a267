using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Hosts;

/// <summary>
/// Makes hosts of any size after lab-l0.json: its VMs are the models, one after the other, each with all that belongs to it (settings,
/// adapters with their connections and port features, devices, checkpoints). An instance a line, as a capture writes them.
/// </summary>
public sealed class HostFileGenerator
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonObject _root = JsonNode.Parse(File.ReadAllText(HostFiles.LabL0))!.AsObject();
    private readonly Model[] _models;
    private readonly string[] _systems;

    /// <summary>A generator.</summary>
    /// <param name="models">GUIDs of the lab's VMs to copy, in turn; none for all of them.</param>
    public HostFileGenerator(params IReadOnlyList<string> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var content = new HostContent(_root);
        Model[] all = [.. content.Machines().Select(m => new Model(m.Id, Inner(m.Name), [.. Owned(content, m.Id)]))];
        _systems = [.. all.SelectMany(static m => (IEnumerable<string>)[m.Id, .. m.Checkpoints])];
        _models = models.Count == 0 ? all : [.. models.Select(id => all.First(m => Same(m.Id, id)))];
        _root["simulation"] = new JsonObject();
    }

    /// <summary>Makes a host.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="count">Number of VMs.</param>
    public void Write(string path, int count)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        Write(file, count);
    }

    /// <summary>Makes a host.</summary>
    /// <param name="output">Takes the file's text.</param>
    /// <param name="count">Number of VMs.</param>
    public void Write(TextWriter output, int count)
    {
        ArgumentNullException.ThrowIfNull(output);
        char separator = '{';
        foreach ((string name, JsonNode? value) in _root)
        {
            output.Write($"{separator}\n{Quoted(name)}: ");
            separator = ',';
            if (name is not "namespaces")
            {
                output.Write(Text(value));
                continue;
            }

            char first = '{';
            foreach ((string ns, JsonNode? classes) in value!.AsObject())
            {
                output.Write($"{first}\n{Quoted(ns)}: ");
                first = ',';
                WriteClasses(output, classes!.AsObject(), count);
            }

            output.Write("\n}");
        }

        output.Write("\n}\n");
    }

    private static IEnumerable<string> Owned(HostContent content, string id) => content.Instances("Msvm_VirtualSystemSettingData")
        .Where(i => Same((string?)i!["VirtualSystemIdentifier"], id))
        .Select(static i => ((string)i!["InstanceID"]!)["Microsoft:".Length..])
        .Where(owned => !Same(owned, id));

    private static string Text(JsonNode? node) => node?.ToJsonString(Relaxed) ?? "null";

    private static string Quoted(string text) => Text(JsonValue.Create(text));

    private static string Inner(string text) => Quoted(text)[1..^1];

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(string instance, string id) => instance.Contains(id, StringComparison.OrdinalIgnoreCase);

    private void WriteClasses(TextWriter output, JsonObject classes, int count)
    {
        char separator = '{';
        foreach ((string name, JsonNode? declaration) in classes)
        {
            output.Write($"{separator}\n{Quoted(name)}: ");
            separator = ',';
            char part = '{';
            foreach ((string property, JsonNode? value) in declaration!.AsObject())
            {
                output.Write($"{part} {Quoted(property)}: ");
                part = ',';
                if (property is "instances")
                {
                    WriteInstances(output, value!.AsArray(), count);
                }
                else
                {
                    output.Write(Text(value));
                }
            }

            output.Write(part == '{' ? "{ }" : " }");
        }

        output.Write(" }");
    }

    private void WriteInstances(TextWriter output, JsonArray instances, int count)
    {
        string[] texts = [.. instances.Select(Text)];
        char separator = '[';
        foreach (string text in texts.Where(t => !_systems.Any(id => Holds(t, id))))
        {
            output.Write($"{separator}\n{text}");
            separator = ',';
        }

        string[][] parts = [.. _models.Select(m => texts.Where(t => Holds(t, m.Id) || m.Checkpoints.Any(c => Holds(t, c))).ToArray())];
        for (int number = 1; number <= count; number++)
        {
            int model = (number - 1) % _models.Length;
            foreach (string text in parts[model])
            {
                output.Write($"{separator}\n{_models[model].Copy(text, number)}");
                separator = ',';
            }
        }

        output.Write(separator == '[' ? "[]" : "\n]");
    }

    private sealed record Model(string Id, string Name, string[] Checkpoints)
    {
        public string Copy(string text, int number)
        {
            string copy = text.Replace(Id, ManyVms.Id(number), StringComparison.OrdinalIgnoreCase);
            for (int i = 0; i < Checkpoints.Length; i++)
            {
                copy = copy.Replace(Checkpoints[i], ManyVms.CheckpointId(number, i), StringComparison.OrdinalIgnoreCase);
            }

            return copy.Replace(Name, ManyVms.Name(number), StringComparison.Ordinal);
        }
    }
}
