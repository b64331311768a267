using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NestedDsc.Conformance.Tests.Checks;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.TestSupport;

namespace NestedDsc.Conformance.Tests.Running;

/// <summary>
/// Runs everything that the product does: every verb of every resource on every host of the repository, every example, every set of the
/// fault matrix; as the hosts are, and with an older Windows. What a run leaves of a host is kept, since the simulated host made it.
/// </summary>
internal sealed class Course
{
    /// <summary>The oldest build that is supported: Windows Server 2016, the first with nested virtualization.</summary>
    public const int LowestSupported = 14393;

    /// <summary>Builds without nested virtualization, which have to be read all the same.</summary>
    private static readonly int[] ReadOnly = [9200, 9600, 10586];

    // With an older Windows, the machines of a host differ no more than these.
    private const int OfOldBuild = 4;

    private static readonly (string Program, IReadOnlyList<Scenario> List)[] Scenarios =
    [
        (Programs.Machines, MachineScenarios.List),
        (Programs.Network, AdapterScenarios.List),
        (Programs.Network, SwitchScenarios.List),
        (Programs.Role, RoleScenarios.List),
    ];

    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    public List<Recording> Recordings { get; } = [];

    /// <summary>The files of hosts after changes, each with what was run.</summary>
    public List<(string Place, byte[] Json)> Left { get; } = [];

    /// <summary>Reading runs that failed: a fact can't be looked at where nothing is read.</summary>
    public List<Contradiction> Failures { get; } = [];

    /// <summary>Names of properties and parameters that were read or sent.</summary>
    public IReadOnlySet<string> UsedNames() => new HashSet<string>(
        Recordings.SelectMany(static r => r.Reads.Select(static p => p.Property)
            .Concat(r.Asked.Select(static a => a.Parameter))
            .Concat(r.Calls.SelectMany(static c => c.Call.Parameters.Select(static p => p.Name)))
            .Concat(r.Created.SelectMany(static c => c.Instance.Properties.Select(static p => p.Name)))),
        StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Hosts() =>
        Directory.EnumerateFiles(RepositoryFiles.Path("resources", "hosts"), "*.json").Order(StringComparer.Ordinal);

    public static Course Run()
    {
        var course = new Course();
        foreach (string file in Hosts())
        {
            course.Read(file);
            course.Capture(file);
            course.Examples(file);
        }

        foreach ((string program, IReadOnlyList<Scenario> list) in Scenarios)
        {
            foreach (Scenario scenario in list)
            {
                course.Set(program, scenario);
            }
        }

        return course;
    }

    private void Read(string file)
    {
        string name = Path.GetFileName(file);
        foreach (int? build in (int?[])[null, LowestSupported, .. ReadOnly.Select(static b => (int?)b)])
        {
            using TemporaryHost host = Host(() => TemporaryHost.CopyOf(file), build);
            foreach (string program in Programs.All)
            {
                Step(program, host, name, RunSetup.Plain, "", "export");
            }

            Step(Programs.Role, host, name, RunSetup.Plain, "{}", "get");
            foreach (string machine in Machines(host).Take(build is null ? int.MaxValue : OfOldBuild))
            {
                string instance = $$"""{"vmName":{{machine}}}""";
                Step(Programs.Machines, host, name, RunSetup.Plain, instance, "get");
                Step(Programs.Machines, host, name, Detours.NoAssociations, instance, "get");
                Step(Programs.Network, host, name, RunSetup.Plain, instance, "get");
                Step(Programs.Network, host, name, Detours.NoAssociations, instance, "get");
            }
        }
    }

    private void Capture(string file)
    {
        foreach (int? build in (int?[])[null, LowestSupported])
        {
            using TemporaryHost host = Host(() => TemporaryHost.CopyOf(file), build);
            string place = $"capture of {Path.GetFileName(file)}";
            var recording = new Recording(place, OldBuild.Read(host));
            Left.Add((place, Captures.Write(host, recording)));
            Recordings.Add(recording);
        }
    }

    private void Examples(string file)
    {
        foreach (string example in Directory.EnumerateFiles(RepositoryFiles.Path("resources"), "*.dsc.yaml", SearchOption.AllDirectories))
        {
            foreach (int? build in (int?[])[null, LowestSupported])
            {
                using TemporaryHost host = Host(() => TemporaryHost.CopyOf(file), build);
                string place = $"{Path.GetFileName(example)} on {Path.GetFileName(file)}";
                foreach ((_, string type, JsonObject properties) in Configured(example))
                {
                    foreach (string[] verb in (string[][])[["test"], ["set", "--what-if"], ["set"]])
                    {
                        Step(type, host, place, RunSetup.Plain, JsonTexts.Compact(properties), verb);
                    }
                }

                Keep(place, host);
            }
        }
    }

    private void Set(string program, Scenario scenario)
    {
        foreach (int? build in (int?[])[null, LowestSupported])
        {
            foreach ((string kind, RunSetup setup, Action<TemporaryHost> prepare) in Detours.Of(program))
            {
                using TemporaryHost host = Host(() => TemporaryHost.Of(System.Text.Encoding.UTF8.GetString(scenario.Host())), build);
                prepare(host);
                string place = scenario.Name + kind;
                foreach (string[] verb in (string[][])[["get"], ["test"], ["set", "--what-if"], ["set"], ["get"]])
                {
                    Step(program, host, place, verb is ["set"] ? setup : setup with { Faults = "" }, scenario.Instance, verb);
                }

                Keep(place, host);
            }
        }
    }

    private static TemporaryHost Host(Func<TemporaryHost> make, int? build)
    {
        TemporaryHost host = make();
        return build is { } older && older < OldBuild.Read(host) ? OldBuild.Of(host, older) : host;
    }

    private static IEnumerable<string> Machines(TemporaryHost host) =>
        JsonNode.Parse(host.Text)!["namespaces"]!["root\\virtualization\\v2"]?["Msvm_ComputerSystem"]?["instances"]?.AsArray()
            .Where(static m => Guid.TryParse((string?)m!["Name"], out _)).Select(static m => m!["ElementName"]!.ToJsonString()) ?? [];

    private static IEnumerable<(string Name, string Type, JsonObject Properties)> Configured(string example)
    {
        // Documents for Machine Configuration have parameters, which the same resources are given elsewhere.
        return example.Contains("MachineConfiguration", StringComparison.Ordinal)
            ? []
            : ConfigurationFile.All(File.ReadAllText(example)).Select(static i => (i.Name, i.Type[(i.Type.IndexOf('/', StringComparison.Ordinal) + 1)..], i.Properties))
                .Where(static i => Programs.All.Contains(i.Item2, StringComparer.Ordinal));
    }

    // Most runs leave what another one has left; it is looked at once.
    private void Keep(string place, TemporaryHost host)
    {
        byte[] json = File.ReadAllBytes(host.FilePath);
        if (_left.Add(Convert.ToHexString(SHA256.HashData(json))))
        {
            Left.Add(($"the host after {place}", json));
        }
    }

    private void Step(string program, TemporaryHost host, string place, RunSetup setup, string input, params string[] args)
    {
        int build = OldBuild.Read(host);
        var recording = new Recording($"{program} {string.Join(' ', args)}, {place}", build);
        Recordings.Add(recording);
        TestSupport.Running.RunResult result = Programs.Run(program, host, recording, setup, input, args);
        if (args is not ["set"] && result.ExitCode is Protocol.ExitCode.Failed or Protocol.ExitCode.TimedOut)
        {
            Failures.Add(new Contradiction($"{program} {args[0]}", $"fails on build {build}", recording.Place, result.Errors[^1]));
        }
    }
}
