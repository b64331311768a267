using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Tests;

public sealed class SpoolTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    public void What_was_appended_comes_back_in_order_however_much_it_is(int pieces)
    {
        byte[] content = new byte[pieces * 100_000];
        new Random(1).NextBytes(content);
        using var spool = new Spool();
        foreach (byte[] piece in content.Chunk(100_000))
        {
            spool.Append(piece);
        }

        using var output = new MemoryStream();
        spool.CopyTo(output);

        Assert.Equal(content, output.ToArray());
    }

    [Fact]
    public void The_temporary_file_is_for_this_account_only_and_has_no_name()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The open files of a process can be listed on Linux.");
        using var spool = new Spool();
        spool.Append(new byte[2_000_000]);

        string link = Assert.Single(
            Directory.EnumerateFiles("/proc/self/fd"), static fd => new FileInfo(fd).LinkTarget is { } target && target.Contains("nesteddsc-", StringComparison.Ordinal) && target.Contains(".tmp", StringComparison.Ordinal));

        Assert.EndsWith("(deleted)", new FileInfo(link).LinkTarget!, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(link));
        }
    }
}
