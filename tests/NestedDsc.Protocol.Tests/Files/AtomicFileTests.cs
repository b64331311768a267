using NestedDsc.Protocol.Files;

namespace NestedDsc.Protocol.Tests.Files;

/// <summary>Files that are replaced in one step.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nesteddsc-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_cannot_be_written_leaves_the_old_file_and_nothing_else()
    {
        string folder = Path.Combine(_folder, "in the way");
        Directory.CreateDirectory(folder);

        Assert.ThrowsAny<Exception>(() => AtomicFile.Replace(folder, "x"u8));

        Assert.True(Directory.Exists(folder));
        Assert.Equal([folder], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_link_that_somebody_has_put_in_the_way_is_not_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        string elsewhere = Path.Combine(_folder, "elsewhere");
        File.WriteAllText(elsewhere, "as it was");
        string link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, elsewhere);

        AtomicFile.Replace(link, "new"u8);

        Assert.Equal("as it was", File.ReadAllText(elsewhere));
        Assert.Equal("new", File.ReadAllText(link));
        Assert.Null(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_mode_is_given_whatever_the_mask_of_the_account_is()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no unix modes.");
            return;
        }

        const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        string file = Path.Combine(_folder, "file");

        AtomicFile.Replace(file, "x"u8, Everybody);
        Assert.Equal(Everybody, File.GetUnixFileMode(file));
        AtomicFile.Replace(file, "x"u8, UnixFileMode.UserRead);
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(file));
    }
}
