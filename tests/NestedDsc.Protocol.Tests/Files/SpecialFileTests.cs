using System.Diagnostics;
using System.Runtime.Versioning;
using NestedDsc.Protocol.Files;

namespace NestedDsc.Protocol.Tests.Files;

/// <summary>Pipes, devices, folders and links where a file is expected.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SpecialFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder = Directory.CreateTempSubdirectory("nesteddsc-").FullName;

    public SpecialFileTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_pipe_or_a_device_is_read_as_empty_and_never_waited_for()
    {
        Assert.Empty(RegularFile.ReadAllBytes("/dev/zero", 10));
        string pipe = Pipe("pipe");
        string link = Link("link", pipe);
        Assert.Empty(await Task.Run(() => RegularFile.ReadAllBytes(pipe, 10), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Empty(await Task.Run(() => RegularFile.ReadAllBytes(link, 10), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_link_is_read_as_the_file_it_leads_to_within_the_limit_and_a_circle_is_an_error()
    {
        string link = Link("link", Text("file", "0123456789"));
        Assert.Equal("0123456789"u8, RegularFile.ReadAllBytes(link, 10));
        Assert.Throws<FileTooLargeException>(() => RegularFile.ReadAllBytes(link, 9));
        Link("a", PathOf("b"));
        Link("b", PathOf("a"));
        Assert.Contains("circle", Assert.Throws<IOException>(() => RegularFile.ReadAllBytes(PathOf("a"), 9)).Message, StringComparison.Ordinal);
        Assert.Contains("folder", Assert.Throws<IOException>(() => RegularFile.ReadAllBytes(_folder, 9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_file_is_for_its_owner_and_an_old_one_keeps_its_mode()
    {
        OutputFile.WritePrivate(PathOf("folder/new"), "x"u8);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(PathOf("folder/new")));

        string old = Text("old", "before");
        File.SetUnixFileMode(old, OwnerOnly | UnixFileMode.GroupRead);
        OutputFile.WritePrivate(old, "x"u8);
        Assert.Equal(("x", OwnerOnly | UnixFileMode.GroupRead), (File.ReadAllText(old), File.GetUnixFileMode(old)));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("")]
    public void A_link_that_is_written_to_stays_a_link(string before)
    {
        string file = Text("file", before);
        string link = Link("link", file);

        OutputFile.WritePrivate(link, "x"u8);

        Assert.Equal(file, new FileInfo(link).LinkTarget);
        Assert.Equal("x", File.ReadAllText(file));
    }

    [Fact]
    public async Task A_pipe_or_a_device_is_written_to_and_never_replaced()
    {
        string pipe = Pipe("pipe");
        Task<string> read = Task.Run(() => File.ReadAllText(pipe), TestContext.Current.CancellationToken);

        await Task.Run(() => OutputFile.WritePrivate(pipe, "x"u8), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal("x", await read.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal(0, new FileInfo(pipe).Length);
        string device = Link("device", "/dev/null");
        OutputFile.WritePrivate(device, "x"u8);
        Assert.Equal("/dev/null", new FileInfo(device).LinkTarget);
    }

    [Fact]
    public void A_folder_is_no_file_to_write() => Assert.Throws<IOException>(() => OutputFile.WritePrivate(_folder, "x"u8));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_lock_is_no_link(bool isThere)
    {
        string target = isThere ? Text("target", "before") : PathOf("target");
        DateTime written = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        if (isThere)
        {
            File.SetLastWriteTimeUtc(target, written);
        }

        Assert.Contains("link", Assert.Throws<IOException>(() => FileLock.TryTake(Link("lock", target))).Message, StringComparison.Ordinal);

        Assert.Equal(isThere, File.Exists(target));
        Assert.True(!isThere || (File.ReadAllText(target) is "before" && File.GetLastWriteTimeUtc(target) == written));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string Text(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private string Link(string name, string target)
    {
        File.CreateSymbolicLink(PathOf(name), target);
        return PathOf(name);
    }

    private string Pipe(string name)
    {
        using Process made = Process.Start("mkfifo", [PathOf(name)])!;
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return PathOf(name);
    }
}
