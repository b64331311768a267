using NestedDsc.TestSupport;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>What is measured of each build.</summary>
internal static class Subjects
{
    /// <summary>Name of the program that all others are compared with.</summary>
    public const string Empty = "empty program";

    private const string Machine = """{"vmName":"lab-cp01"}""";
    private const string MachineAsItIs = """{"vmName":"lab-cp01","exposeVirtualizationExtensions":false,"processorCount":4,"memoryStartupMB":8192}""";
    private const string AdapterAsItIs = """{"vmName":"lab-cp01","macAddressSpoofing":"off"}""";
    private const string NoRole = """{"_exist":false}""";

    /// <summary>The programs of a build, each with every verb, on hosts as they stand in the repository.</summary>
    /// <param name="build">The build.</param>
    /// <returns>The subjects; the empty program is the first.</returns>
    public static IReadOnlyList<Subject> Of(Build build)
    {
        string small = Copy(HostFiles.LabL1);
        string large = Copy(HostFiles.LabL0);
        string guest = Copy(HostFiles.Guest2019);
        return
        [
            Make(build, Empty, "empty", [], Machine),
            Make(build, "nestedvirtualization --version", "nestedvirtualization", ["--version"], ""),
            Make(build, "nestedvirtualization schema", "nestedvirtualization", ["schema"], ""),
            Make(build, "nestedvirtualization get, small host", "nestedvirtualization", ["get"], """{"vmName":"l2-app01"}""", small),
            Make(build, "nestedvirtualization get", "nestedvirtualization", ["get"], Machine, large),
            Make(build, "nestedvirtualization test", "nestedvirtualization", ["test"], MachineAsItIs, large),
            Make(build, "nestedvirtualization set, nothing to do", "nestedvirtualization", ["set"], MachineAsItIs, large),
            Make(build, "nestedvirtualization export", "nestedvirtualization", ["export"], "", large),
            Make(build, "vmnetworknesting get, small host", "vmnetworknesting", ["get"], """{"vmName":"l2-app01"}""", small),
            Make(build, "vmnetworknesting get", "vmnetworknesting", ["get"], Machine, large),
            Make(build, "vmnetworknesting test", "vmnetworknesting", ["test"], AdapterAsItIs, large),
            Make(build, "vmnetworknesting set, nothing to do", "vmnetworknesting", ["set"], AdapterAsItIs, large),
            Make(build, "vmnetworknesting export", "vmnetworknesting", ["export"], "", large),
            Make(build, "guesthypervrole get", "guesthypervrole", ["get"], "{}", guest),
            Make(build, "guesthypervrole test", "guesthypervrole", ["test"], NoRole, guest),
            Make(build, "guesthypervrole set, nothing to do", "guesthypervrole", ["set"], NoRole, guest),
            Make(build, "guesthypervrole export", "guesthypervrole", ["export"], "", guest),
        ];
    }

    /// <summary>Programs of others that do about as much as the empty one.</summary>
    /// <returns>Those that this machine has, and the names of those that it lacks.</returns>
    public static (IReadOnlyList<Subject> Present, IReadOnlyList<string> Absent) Others()
    {
        string script = Path.Combine(Publishing.Folder, "echo.sh");
        File.WriteAllText(script, "read -r line\necho \"$line\"\n");
        (string Name, string Program, string[] Arguments)[] all =
        [
            ("cat", "cat", []),
            ("shell script (read, echo)", "sh", [script]),
            ("dscecho get", "dscecho", ["get", "--input", """{"output":"x"}"""]),
            ("pwsh -NoProfile -c 1", "pwsh", ["-NoProfile", "-c", "1"]),
        ];
        return (
            [.. all.Where(static o => Child.Find(o.Program) is not null).Select(o =>
                new Subject(o.Name, new Child(Child.Find(o.Program)!, o.Arguments) { Input = InputFile(Machine) }))],
            [.. all.Where(static o => Child.Find(o.Program) is null).Select(static o => o.Name)]);
    }

    private static Subject Make(Build build, string name, string program, string[] arguments, string input, string? host = null)
    {
        var child = new Child(Publishing.PathOf(build, program), arguments) { Input = InputFile(input) };
        return new Subject(name, host is null ? child : child with { Environment = new Dictionary<string, string> { ["NESTEDDSC_HOST"] = host } })
        {
            IsCountable = build == Build.NativeAot,
        };
    }

    // A set locks the host's file, which must not happen to the repository's.
    private static string Copy(string host)
    {
        string copy = Path.Combine(Directory.CreateDirectory(Path.Combine(Publishing.Folder, "hosts")).FullName, Path.GetFileName(host));
        File.Copy(host, copy, overwrite: true);
        return copy;
    }

    private static string InputFile(string text)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Publishing.Folder, "inputs")).FullName;
        string file = Path.Combine(folder, $"{(text.Length == 0 ? "none" : string.Concat(text.Where(char.IsAsciiLetterOrDigit)))}.json");
        File.WriteAllText(file, text);
        return file;
    }
}
