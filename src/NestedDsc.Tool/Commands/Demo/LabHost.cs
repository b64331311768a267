namespace NestedDsc.Tool.Commands.Demo;

/// <summary>The simulated host of the demo: a copy of its own in a folder that only this user can read.</summary>
internal sealed class LabHost : IDisposable
{
    private const string Name = "lab-l0.json";

    private readonly bool _keep;

    private LabHost(string folder, bool keep)
    {
        File = Path.Combine(folder, Name);
        _keep = keep;
    }

    public string File { get; }

    public static LabHost Create(bool keep)
    {
        var host = new LabHost(Directory.CreateTempSubdirectory("nesteddsc-").FullName, keep);
        using Stream lab = typeof(LabHost).Assembly.GetManifestResourceStream(Name)!;
        using FileStream file = System.IO.File.Create(host.File);
        lab.CopyTo(file);
        return host;
    }

    /// <summary>The host as it is now, to compare it with later.</summary>
    public byte[] Content() => System.IO.File.ReadAllBytes(File);

    public bool IsStill(byte[] content) => Content().AsSpan().SequenceEqual(content);

    public void Dispose()
    {
        if (_keep)
        {
            return;
        }

        try
        {
            Directory.Delete(Path.GetDirectoryName(File)!, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A scanner may hold the file. What the demo found out is worth more than an empty temporary folder.
        }
    }
}
