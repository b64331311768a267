namespace NestedDsc.Tool.Commands.Demo;

/// <summary>A simulated host of the demo.</summary>
/// <param name="file">Its file.</param>
internal sealed class LabHost(string file)
{
    public string File { get; } = file;

    /// <summary>The host as it is now, to compare it with later.</summary>
    public byte[] Content() => System.IO.File.ReadAllBytes(File);

    public bool IsStill(byte[] content) => Content().AsSpan().SequenceEqual(content);
}
