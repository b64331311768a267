using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Engine;

public sealed class ExecutableFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tool", "tool.exe")]
    [InlineData("tool.exe", "tool.exe")]
    [InlineData("Some.Tool", "Some.Tool")]
    public void On_Windows_a_name_without_extension_gets_one(string name, string file)
    {
        string expected = _folder.Write(file, "");

        Assert.Equal(expected, new ExecutableFinder(_folder.Path, windows: true).OnPath(name));
    }

    [Fact]
    public void Folders_of_PATH_are_searched_in_order()
    {
        string path = $"{_folder["none"]};;{_folder.Path};";
        string expected = _folder.Write("tool.exe", "");

        Assert.Equal(expected, new ExecutableFinder(path, windows: true).OnPath("tool"));
        Assert.Null(new ExecutableFinder(null, windows: true).OnPath("tool"));
    }

    [Fact]
    public void Elsewhere_a_file_has_to_be_executable()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no execute permission on Windows.");
        _folder.Write("text", "");
        string script = _folder.WriteScript("script", "");
        var finder = new ExecutableFinder(_folder.Path, windows: false);

        Assert.Null(finder.OnPath("text"));
        Assert.Equal(script, finder.OnPath("script"));
    }
}
