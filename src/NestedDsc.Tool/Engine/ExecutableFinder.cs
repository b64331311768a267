namespace NestedDsc.Tool.Engine;

/// <summary>Finds programs on PATH.</summary>
/// <param name="path">The value of PATH.</param>
/// <param name="windows">Whether programs are found by their extension.</param>
internal sealed class ExecutableFinder(string? path, bool windows)
{
    public static ExecutableFinder For(Func<string, string?> environment) =>
        new(environment("PATH"), OperatingSystem.IsWindows());

    public string? OnPath(string name) =>
        (path ?? "").Split(windows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => In(folder, name))
            .FirstOrDefault(static file => file is not null);

    private string? In(string folder, string name)
    {
        string file = Path.GetFullPath(Path.Combine(folder, windows && !Path.HasExtension(name) ? name + ".exe" : name));
        return File.Exists(file) && (windows || MayRun(file)) ? file : null;
    }

    private static bool MayRun(string file)
    {
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Execute) is not UnixFileMode.None;
    }
}
