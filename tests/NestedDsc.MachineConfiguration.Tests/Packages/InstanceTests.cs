using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.Documents;
using NestedDsc.MachineConfiguration.Classes;
using NestedDsc.MachineConfiguration.Mof;
using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.MachineConfiguration.Tests.Packages;

/// <summary>Desired state reaches the MOF unchanged, or is refused with its place.</summary>
public sealed class InstanceTests
{
    private static readonly Dictionary<string, JsonElement> NoParameters = new(StringComparer.Ordinal);

    public static TheoryData<string> Resources => [.. ResourceClasses.All.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Desired_state_survives_the_MOF(string resource)
    {
        ResourceClass type = ResourceClasses.ForName(resource)!;
        int survived = 0;
        new InstanceGenerator(new ResourceSchema(resource).Text).Valid.Sample(
            instance =>
            {
                // Only what can be wanted; the generator also makes what is only reported.
                foreach (string name in instance.Select(static p => p.Key).Where(n => !type.Settable.Select(static p => p.JsonName).Contains(n, StringComparer.Ordinal)).ToArray())
                {
                    instance.Remove(name);
                }

                PackageInstance wanted;
                try
                {
                    wanted = Packing.Instances.Read(type.Type, Packing.Parse(JsonTexts.Compact(instance)));
                }
                catch (PackageException)
                {
                    return;
                }

                string mof = ConfigurationMof.Write(new PackageRequest("lab", "1.0.0", PackageType.Audit, 15, [wanted]));
                Assert.All(mof, static c => Assert.True(c is '\r' or '\n' or (>= ' ' and <= '~')));
                JsonObject read = Unwrapped(type, MofReader.Read(mof)[0]);
                Assert.True(JsonNode.DeepEquals(instance, read), $"{JsonTexts.Compact(instance)}\nbecame\n{JsonTexts.Compact(read)}");
                Interlocked.Increment(ref survived);
            },
            iter: 2_000);
        Assert.InRange(survived, 50, 2_000);
    }

    [Theory]
    [InlineData("""{"vmName":"a","vmState":"Off"}""", "/vmState: it is only reported and can't be wanted; leave it out.")]
    [InlineData("""{"vmName":"a","_metadata":{}}""", "/_metadata: it is only reported and can't be wanted; leave it out.")]
    [InlineData("""{"vmName":""}""", "/vmName: an empty text can't be told from one that is left out; leave it out.")]
    public void Wrong_desired_state_is_refused_with_its_place(string properties, string message) =>
        Assert.Equal(message, Assert.Throws<PackageException>(() => Packing.Instances.Read("NestedDsc/NestedVirtualization", Packing.Parse(properties))).Message);

    [Fact]
    public void Null_is_left_out() =>
        Assert.Equal(
            ConfigurationMof.Write(Packing.Request("""{"vmName":"a","checkpoint":{"name":"b"}}""")),
            ConfigurationMof.Write(Packing.Request("""{"vmName":"a","vmId":null,"processorCount":null,"checkpoint":{"name":"b","restoreOnFailure":null},"vmState":null}""")));

    [Fact]
    public void Whole_numbers_may_have_a_fraction_of_nothing() =>
        Assert.Contains(
            "ProcessorCount = 4;",
            ConfigurationMof.Write(Packing.Request("""{"vmName":"a","processorCount":4.0}""")),
            StringComparison.Ordinal);

    [Fact]
    public void Resources_of_others_are_refused() =>
        Assert.Contains(
            "the resource Microsoft.Windows/Registry can't be in a package",
            Assert.Throws<PackageException>(() => Packing.Instances.Read("Microsoft.Windows/Registry", Packing.Parse("{}"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Names_become_IDs_that_policies_can_carry_and_dependencies_follow_them()
    {
        IReadOnlyList<PackageInstance> instances = Document(
            """
            resources:
              - name: "Zürich: [web] 'one'"
                type: NestedDsc/NestedVirtualization
                properties: { vmName: a }
              - name: "Z rich -web- one"
                type: nesteddsc/NESTEDVIRTUALIZATION
                properties: { vmName: b }
                dependsOn: ["[resourceId('NestedDsc/NestedVirtualization', 'Zürich: [web] ''one''')]"]
            """);
        Assert.Equal(["[NestedVirtualization]Z-rich-web-one", "[NestedVirtualization]Z-rich--web--one"], instances.Select(static i => i.ResourceId));
        Assert.Equal(["[NestedVirtualization]Z-rich-web-one"], instances[1].DependsOn);
    }

    [Fact]
    public void IDs_differ_where_names_only_differ_in_what_IDs_can_not_have() =>
        Assert.Equal(["a-b", "A-b-2", "instance", "instance-2"], PackageNames.Ids(["a b", "A:b", "日本", "–"]));

    [Fact]
    public void Two_instances_of_the_same_machine_are_refused() =>
        Assert.Contains(
            "'two': it means the same object as 'one'",
            Assert.Throws<PackageException>(static () => Document(
                """
                resources:
                  - name: one
                    type: NestedDsc/NestedVirtualization
                    properties: { vmName: web }
                  - name: two
                    type: NestedDsc/NestedVirtualization
                    properties: { vmName: WEB, processorCount: 4 }
                """)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Every_mistake_is_told_with_its_place_in_the_document()
    {
        var instances = new InstanceReader(static (type, state) =>
            state.TryGetProperty("processorCount", out _) ? [$"{type} has no such processors.", "And more."] : []);

        string[] mistakes = [.. Assert.Throws<PackageException>(() => Document(
            """
            resources:
              - name: one
                type: nesteddsc/NESTEDVIRTUALIZATION
                properties: { vmName: web, processorCount: 0 }
              - name: two
                type: Microsoft/OSInfo
                properties: {}
            """,
            instances)).Mistakes];

        Assert.Equal(3, mistakes.Length);
        Assert.EndsWith("'one': NestedDsc/NestedVirtualization has no such processors.", mistakes[0], StringComparison.Ordinal);
        Assert.Contains("(3,", mistakes[0], StringComparison.Ordinal);
        Assert.EndsWith("'one': And more.", mistakes[1], StringComparison.Ordinal);
        Assert.Contains("Microsoft/OSInfo", mistakes[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_refused()
    {
        using var file = new TemporaryDocument(
            """
            parameters:
              name: { type: secureString, defaultValue: web }
            resources: []
            """);
        Assert.Contains(
            "secureString",
            Assert.Throws<DocumentException>(() => ConfigurationReader.Read(file.Path, NoParameters)).Message,
            StringComparison.Ordinal);
    }

    // What the functions of the wrapper module make of an instance.
    private static JsonObject Unwrapped(ResourceClass type, MofInstance instance)
    {
        JsonObject state = instance.Text(ResourceClass.EscapedProperties) is { } escaped ? JsonTexts.ParseObject(escaped) : [];
        foreach (ClassProperty property in type.Settable)
        {
            if (instance[property.Name] is { } value)
            {
                state[property.JsonName] = property.Kind is PropertyKind.Json ? JsonNode.Parse((string)value!) : value.DeepClone();
            }
        }

        return state;
    }

    private static IReadOnlyList<PackageInstance> Document(string text, InstanceReader? instances = null)
    {
        using var file = new TemporaryDocument(text);
        return (instances ?? Packing.Instances).Read(ConfigurationReader.Read(file.Path, NoParameters));
    }

    private sealed class TemporaryDocument : IDisposable
    {
        public TemporaryDocument(string text) =>
            File.WriteAllText(Path, "$schema: https://aka.ms/dsc/schemas/v3/bundled/config/document.json\n" + text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
