using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Tests.Running;

/// <summary>A resource of type <c>Test/Fake</c> that answers what a test wants, and keeps what it was called with.</summary>
internal sealed class FakeResource : IDisposable
{
    public const string Name = "fakeresource";

    public const string State = """{"vmName":"A"}""";

    private const string Recorder =
        """
        printf '%s\n' "$@" > arguments
        cat > input
        pwd > folder
        env > environment
        """;

    private const string Manifest =
        """
        {
          "$schema": "https://aka.ms/dsc/schemas/v3/bundled/resource/manifest.json",
          "type": "Test/Fake",
          "version": "1.0.0",
          "get": { "executable": "fakeresource", "args": ["get"], "input": "stdin" },
          "set": { "executable": "fakeresource", "args": ["set", { "whatIfArg": "--dry" }], "input": "stdin", "return": "stateAndDiff" },
          "test": { "executable": "fakeresource", "args": ["test"], "input": "stdin", "return": "stateAndDiff" },
          "export": { "executable": "fakeresource", "args": ["export"] },
          "exitCodes": { "0": "Success", "6": "Blocked by a precondition" }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    /// <param name="script">What it does after it has recorded its call; <c>answer</c> and <c>messages</c> are files that it may use.</param>
    /// <param name="type">The type in its manifest.</param>
    public FakeResource(string script, string type = "Test/Fake")
    {
        _folder.WriteScript(Name, Recorder + "\n" + script + "\n");
        WriteManifest(Manifest.Replace("Test/Fake", type, StringComparison.Ordinal));
    }

    public string Folder => _folder.Path;

    /// <summary>One that writes these bytes, whatever it is asked.</summary>
    public static FakeResource Answering(string answer) => Answering(System.Text.Encoding.UTF8.GetBytes(answer));

    public static FakeResource Answering(byte[] answer)
    {
        var resource = new FakeResource("cat answer");
        File.WriteAllBytes(resource._folder["answer"], answer);
        return resource;
    }

    public void WriteManifest(string manifest) => _folder.Write("fake" + ResourceManifest.Pattern[1..], manifest);

    public byte[] Recorded(string what) => File.ReadAllBytes(_folder[what]);

    public string[] RecordedLines(string what) => File.ReadAllLines(_folder[what]);

    public ManifestEngine Engine(int seconds = 30, string path = "") => new(
        ResourceManifest.Find(Folder, "Test/Fake"),
        new ExecutableFinder(path, windows: false),
        new Dictionary<string, string> { ["NESTEDDSC_HOST"] = "/lab host.json", ["DSC_TRACE_LEVEL"] = "warn" },
        TimeSpan.FromSeconds(seconds));

    public void Dispose() => _folder.Dispose();
}
