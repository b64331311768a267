using NestedDsc.Reports.Sarif;

namespace NestedDsc.Reports.Tests;

public sealed class FileUriTests
{
    [Theory]
    [InlineData(@"C:\labs\nested lab.yaml", "file:///C:/labs/nested%20lab.yaml")]
    [InlineData("c:/labs/a#b?.yaml", "file:///C:/labs/a%23b%3F.yaml")]
    [InlineData(@"\\server\share\ü.yaml", "file://server/share/%C3%BC.yaml")]
    [InlineData(@"\\?\C:\labs\a.yaml", "file:///C:/labs/a.yaml")]
    [InlineData(@"\\?\UNC\server\share\a.yaml", "file://server/share/a.yaml")]
    [InlineData("/srv/labs/日本.yaml", "file:///srv/labs/%E6%97%A5%E6%9C%AC.yaml")]
    [InlineData("labs/nested lab.yaml", "labs/nested%20lab.yaml")]
    [InlineData("./labs/100%.yaml", "labs/100%25.yaml")]
    [InlineData("../a.yaml", "../a.yaml")]
    [InlineData("javascript:alert(1)", "javascript%3Aalert%281%29")]
    [InlineData("", ".")]
    public void Paths_are_URI_references(string path, string uri)
    {
        Assert.Equal(uri, FileUri.Of(path, windows: false));
        Assert.Equal(uri, FileUri.Of(path, windows: true));
    }

    [Theory]
    [InlineData(true, "labs/a%20b.yaml")]
    [InlineData(false, "labs%5Ca%20b.yaml")]
    public void A_backslash_separates_folders_where_it_does(bool windows, string uri) =>
        Assert.Equal(uri, FileUri.Of(@"labs\a b.yaml", windows));

    [Fact]
    public void A_half_of_a_surrogate_pair_does_not_stop_a_report() => Assert.Equal("a%EF%BF%BD", FileUri.Of("a\ud800", windows: false));
}
