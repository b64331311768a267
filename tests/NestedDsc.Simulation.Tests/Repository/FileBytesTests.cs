using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Tests.Repository;

/// <summary>Two threads read what one reads.</summary>
public sealed class FileBytesTests : IDisposable
{
    private const int Chunk = 1024 * 1024;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nesteddsc-");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData((5 * Chunk) + 7)]
    public void A_file_of_any_length_is_read_whole(int length)
    {
        string path = Path.Combine(_folder.FullName, "file");
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        File.WriteAllBytes(path, bytes);

        Assert.Equal(bytes, FileBytes.Read(path, large: 0));
        Assert.Equal(bytes, FileBytes.Read(path));
    }

    [Fact]
    public void What_cannot_be_read_is_an_error()
    {
        Assert.Throws<FileNotFoundException>(() => FileBytes.Read(Path.Combine(_folder.FullName, "missing"), large: 0));
        Assert.ThrowsAny<SystemException>(() => FileBytes.Read(_folder.FullName, large: 0));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
