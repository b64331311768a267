using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.Windows.Tests.Programs;

/// <summary>What there is on the hosts of resources/hosts.</summary>
internal static class Hosts
{
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(RepositoryFiles.Path("resources", "hosts"), "*.json").Order(StringComparer.Ordinal)];

    public static string Find(string name) => RepositoryFiles.Path("resources", "hosts", name + ".json");

    public static TheoryData<string> Names() => [.. Files.Select(static f => Path.GetFileNameWithoutExtension(f))];

    /// <summary>Each machine of each host.</summary>
    public static TheoryData<string, string> Machines() =>
        [.. Files.SelectMany(static f => Content(f).Machines().Select(m => (Path.GetFileNameWithoutExtension(f), (string)m.System["Name"]!)))];

    /// <summary>Each switch of each host.</summary>
    public static TheoryData<string, string> Switches() =>
        [.. Files.SelectMany(static f => Content(f).Instances("Msvm_VirtualEthernetSwitch")
            .Select(s => (Path.GetFileNameWithoutExtension(f), (string)s!["ElementName"]!)))];

    private static HostContent Content(string file) => new(JsonNode.Parse(File.ReadAllText(file))!.AsObject());
}
