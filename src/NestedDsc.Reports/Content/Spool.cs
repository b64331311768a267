namespace NestedDsc.Reports.Content;

/// <summary>
/// Holds what comes after something that is known only at the end: in memory as long as it is little, then in a temporary
/// file that no other account can read and that goes with this process.
/// </summary>
internal sealed class Spool : IDisposable
{
    private const int MostInMemory = 1 << 20;

    private Stream _content = new MemoryStream();

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_content is MemoryStream small && small.Length + bytes.Length > MostInMemory)
        {
            Stream file = CreateFile();
            small.WriteTo(file);
            small.Dispose();
            _content = file;
        }

        _content.Write(bytes);
    }

    public void CopyTo(Stream output)
    {
        _content.Position = 0;
        _content.CopyTo(output);
    }

    public void Dispose() => _content.Dispose();

    private static FileStream CreateFile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"nesteddsc-{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        if (OperatingSystem.IsWindows())
        {
            // The folder for temporary files of an account is its own.
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        try
        {
            // The name goes at once: nothing is left even if this process is killed.
            File.Delete(path);
        }
        catch (IOException)
        {
            // Then it goes when the file is closed.
        }

        return file;
    }
}
