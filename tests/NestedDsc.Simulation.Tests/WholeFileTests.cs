using NestedDsc.Simulation.Repository;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

/// <summary>Files that are replaced in one step, by processes that may be killed over it.</summary>
public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryHost _host = TemporaryHost.LabL0();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void What_a_killed_process_left_of_its_writing_goes_with_the_next_change()
    {
        Leave(".host.json.0123456789ABCDEF.tmp");
        Leave(".host.json.FEDCBA9876543210.tmp");
        using SimulatedSession session = _host.Open();

        session.Request(LabVms.Web, 2);

        Assert.Equal([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
    }

    [Theory]
    [InlineData(".other.json.0123456789ABCDEF.tmp")]
    [InlineData(".host.json.0123456789ABCDEG.tmp")]
    [InlineData(".host.json.0123456789ABCDE.tmp")]
    [InlineData(".host.json.0123456789ABCDEF0.tmp")]
    [InlineData("host.json.0123456789ABCDEF.tmp")]
    [InlineData(".host.json.0123456789ABCDEF.tmp.keep")]
    [InlineData("notes.tmp")]
    public void Other_files_beside_the_host_stay(string name)
    {
        Leave(name);
        using SimulatedSession session = _host.Open();

        session.Request(LabVms.Web, 2);

        Assert.True(File.Exists(Path.Combine(_host.Folder, name)));
    }

    [Fact]
    public void Reading_leaves_what_another_process_is_just_writing()
    {
        Leave(".host.json.0123456789ABCDEF.tmp");
        using SimulatedSession session = _host.Open();

        session.State(LabVms.Web);

        Assert.Equal(2, Directory.GetFileSystemEntries(_host.Folder).Length);
    }

    [Fact]
    public void What_cannot_be_written_leaves_the_old_file_and_nothing_else()
    {
        string folder = Path.Combine(_host.Folder, "in the way");
        Directory.CreateDirectory(folder);

        Assert.ThrowsAny<Exception>(() => WholeFile.Replace(folder, "x"u8));

        Assert.True(Directory.Exists(folder));
        Assert.Equal(2, Directory.GetFileSystemEntries(_host.Folder).Length);
    }

    [Fact]
    public void A_link_that_somebody_has_put_in_the_way_is_not_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        string elsewhere = Path.Combine(_host.Folder, "elsewhere");
        File.WriteAllText(elsewhere, "as it was");
        string link = Path.Combine(_host.Folder, "link");
        File.CreateSymbolicLink(link, elsewhere);

        WholeFile.Replace(link, "new"u8);

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
        string file = Path.Combine(_host.Folder, "file");

        WholeFile.Replace(file, "x"u8, Everybody);
        Assert.Equal(Everybody, File.GetUnixFileMode(file));
        WholeFile.Replace(file, "x"u8, UnixFileMode.UserRead);
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_host_that_stays_locked_is_given_up()
    {
        using FileLock? held = FileLock.TryTake(_host.FilePath + ".lock");
        Assert.NotNull(held);

        HostFileException error = Assert.Throws<HostFileException>(() => HostFile.Lock(_host.FilePath, attempts: 3));

        Assert.Contains("another process has kept the file locked", error.Message, StringComparison.Ordinal);
        Assert.Contains(_host.FilePath, error.Message, StringComparison.Ordinal);
    }

    private void Leave(string name) => File.WriteAllText(Path.Combine(_host.Folder, name), "half");
}
