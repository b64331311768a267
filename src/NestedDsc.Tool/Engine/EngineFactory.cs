using System.CommandLine;

namespace NestedDsc.Tool.Engine;

/// <summary>Opens the engine that the user chose by <c>--engine</c>.</summary>
internal static class EngineFactory
{
    internal const string BuiltIn = "built-in";

    internal const string Dsc = "dsc";

    internal const string HostVariable = "NESTEDDSC_HOST";

    internal const string TraceVariable = "DSC_TRACE_LEVEL";

    internal const string ResourceVariable = "DSC_RESOURCE_PATH";

    private const string Auto = "auto";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>The option.</summary>
    public static Option<string> CreateOption()
    {
        var option = new Option<string>("--engine")
        {
            Description =
                $"What runs the resources: {Dsc} (3.2 or later), {BuiltIn} (their code, in this program), or {Auto}: {Dsc} where it is on PATH.",
            HelpName = $"{Auto}|{Dsc}|{BuiltIn}",
            DefaultValueFactory = static _ => Auto,
        };
        return option.AcceptOnlyFromAmong(Auto, Dsc, BuiltIn);
    }

    /// <summary>An engine for a resource that works on a simulated host.</summary>
    public static async Task<IResourceEngine> OpenAsync(
        string choice, string type, string host, ToolProcess process, CancellationToken cancel)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [HostVariable] = host,
            [TraceVariable] = "warn",
        };
        DscProgram? dsc = choice is BuiltIn
            ? null
            : await DscProgram.FindAsync(ExecutableFinder.For(process.Environment), Timeout, cancel);
        if (dsc is { IsRecent: true })
        {
            environment[ResourceVariable] = SearchPath(process.Directory, process.Environment("PATH"));
            return new DscEngine(dsc, type, process.Directory, environment, Timeout);
        }

        if (choice is Dsc)
        {
            throw new ToolException(dsc is null
                ? $"'dsc' is not on PATH. Install DSC 3.2 or later, or use '--engine {BuiltIn}', which does without it."
                : $"'{dsc.Executable}' is version {dsc.Version}; 3.2 or later is required. '--engine {BuiltIn}' does without it.");
        }

        return new BuiltInEngine(ResourceCatalog.Find(type) ?? throw new ToolException($"'{type}' is not built in."), environment);
    }

    // Version 3.2 takes it in place of PATH, for the resources' programs too.
    internal static string SearchPath(string folder, string? path) =>
        string.IsNullOrEmpty(path) ? folder : folder + Path.PathSeparator + path;
}
