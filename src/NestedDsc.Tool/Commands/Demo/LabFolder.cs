namespace NestedDsc.Tool.Commands.Demo;

/// <summary>Holds the simulated hosts of a demo, in a temporary folder that only this user can read.</summary>
internal sealed class LabFolder(bool keep) : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("nesteddsc-").FullName;

    /// <summary>Copies a host that is embedded in the tool.</summary>
    public LabHost Add(string name)
    {
        string path = Path.Combine(_path, name);
        using Stream lab = typeof(LabFolder).Assembly.GetManifestResourceStream(name)!;
        using FileStream file = File.Create(path);
        lab.CopyTo(file);
        return new LabHost(path);
    }

    public void Dispose()
    {
        if (keep)
        {
            return;
        }

        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A scanner may hold a file. What the demo found out is worth more than an empty temporary folder.
        }
    }
}
