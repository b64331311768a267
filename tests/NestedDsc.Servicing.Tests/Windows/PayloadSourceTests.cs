using NestedDsc.Servicing.Windows;

namespace NestedDsc.Servicing.Tests.Windows;

public sealed class PayloadSourceTests
{
    [Theory]
    [InlineData(@"D:\sources\sxs", @"D:\sources\sxs", null)]
    [InlineData(@"\\server\share\sxs", @"\\server\share\sxs", null)]
    [InlineData(@"wim:D:\sources\install.wim:4", @"D:\sources\install.wim", 4)]
    [InlineData(@"WIM:\\server\share\install.wim:12", @"\\server\share\install.wim", 12)]
    public void A_source_is_a_folder_or_an_image_in_a_wim(string text, string path, int? index) =>
        Assert.Equal(new PayloadSource(path, index), PayloadSource.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("wim:")]
    [InlineData("wim::1")]
    [InlineData(@"wim:D:\install.wim")]
    [InlineData(@"wim:D:\install.wim:")]
    [InlineData(@"wim:D:\install.wim:0")]
    [InlineData(@"wim:D:\install.wim:-1")]
    [InlineData(@"wim:D:\install.wim: 1")]
    [InlineData(@"wim:D:\install.wim:99999999999")]
    public void What_is_neither_is_no_source(string text) => Assert.Null(PayloadSource.Parse(text));

    [Fact]
    public void A_folder_and_a_wim_are_looked_for_where_they_are_said_to_be()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("payload-");
        try
        {
            string wim = Path.Combine(folder.FullName, "install.wim");
            Assert.True(Exists(folder.FullName));
            Assert.False(Exists(wim));
            Assert.False(Exists($"wim:{wim}:1"));
            File.WriteAllText(wim, "");
            Assert.True(Exists($"wim:{wim}:1"));
            Assert.False(Exists(wim));
            Assert.False(Exists($"wim:{folder.FullName}:1"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Exists(string text) => PayloadSource.Parse(text)!.Exists();
}
