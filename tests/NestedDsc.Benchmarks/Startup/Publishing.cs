using NestedDsc.TestSupport;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>Publishes the programs as they are released, and the empty one with the same settings, into <c>artifacts/benchmarks</c>.</summary>
internal static class Publishing
{
    private static readonly string[] Resources = ["NestedVirtualization", "VMNetworkNesting", "GuestHyperVRole"];

    /// <summary>Where the programs are measured.</summary>
    public static string Folder { get; } = RepositoryFiles.Path("artifacts", "benchmarks");

    /// <summary>Path of a published program.</summary>
    public static string PathOf(Build build, string program) => Path.Combine(ProgramFolder(build, program), program);

    /// <summary>Publishes all that is measured.</summary>
    /// <exception cref="InvalidOperationException">It can't be built.</exception>
    public static void Run()
    {
        string empty = RepositoryFiles.Path("tests", "NestedDsc.Benchmarks", "Empty", "NestedDsc.Benchmarks.Empty.csproj");
        Run(Build.NativeAot, "empty", empty);
        Run(Build.NativeAot, "nestedvirtualization", [.. Resources.Select(static name => RepositoryFiles.Path("src", name, name + ".csproj"))]);
        Run(Build.ReadyToRun, "empty", empty);
        Run(Build.ReadyToRun, "nestedvirtualization");
    }

    private static string ProgramFolder(Build build, string program) =>
        Path.Combine(Folder, build == Build.NativeAot ? "native" : "r2r", program is "empty" ? "empty" : "programs");

    private static void Run(Build build, string program, params string[] projects)
    {
        Console.WriteLine($"Publishing {(program is "empty" ? "the empty program" : "the programs")}, {build}");
        string log = Path.Combine(Folder, "publish.log");
        string[] chosen = projects.Length == 0 ? [] : [$"-p:Programs={string.Join("%3B", projects)}"];
        var publish = new Child(Child.Find("dotnet") ?? throw new InvalidOperationException("dotnet is not on PATH."),
        [
            "build", RepositoryFiles.Path("src", "dist.proj"), "-t:PublishPrograms", "-v:minimal", "-p:Rid=linux-x64",
            $"-p:Native={(build == Build.NativeAot ? "true" : "false")}", $"-p:DistDirectory={ProgramFolder(build, program)}/",
            $"-p:Intermediate={Path.Combine(Folder, "build", build.ToString())}", .. chosen,
        ])
        {
            Output = log,
            Error = log + ".error",
        };
        if (publish.Run().ExitCode != 0)
        {
            throw new InvalidOperationException($"Publishing failed:\n{File.ReadAllText(log)}");
        }
    }
}
