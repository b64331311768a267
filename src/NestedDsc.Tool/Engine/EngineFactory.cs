namespace NestedDsc.Tool.Engine;

/// <summary>Opens the engine that the user chose.</summary>
internal static class EngineFactory
{
    internal const string HostVariable = "NESTEDDSC_HOST";

    internal const string TraceVariable = "DSC_TRACE_LEVEL";

    internal const string ResourceVariable = "DSC_RESOURCE_PATH";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>An engine for a resource that works on a simulated host.</summary>
    public static async Task<IResourceEngine> OpenAsync(
        string choice, string type, string host, ToolProcess process, CancellationToken cancel)
    {
        var manifest = ResourceManifest.Find(process.Directory, type);
        var finder = ExecutableFinder.For(process.Environment);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [HostVariable] = host,
            [TraceVariable] = "warn",
        };
        DscProgram? dsc = choice is EngineChoice.Manifest ? null : await DscProgram.FindAsync(finder, Timeout, cancel);
        if (dsc is { IsRecent: true })
        {
            environment[ResourceVariable] = SearchPath(manifest.Folder, process.Environment("PATH"));
            return new DscEngine(dsc, manifest, environment, Timeout);
        }

        if (choice is EngineChoice.Dsc)
        {
            throw new ToolException(dsc is null
                ? "'dsc' is not on PATH. Install DSC 3.2 or later, or use '--engine manifest', which does without it."
                : $"'{dsc.Executable}' is version {dsc.Version}; 3.2 or later is required. '--engine manifest' does without it.");
        }

        return new ManifestEngine(manifest, finder, environment, Timeout);
    }

    // Version 3.2 takes it in place of PATH, for the resources' programs too.
    internal static string SearchPath(string folder, string? path) =>
        string.IsNullOrEmpty(path) ? folder : folder + Path.PathSeparator + path;
}
