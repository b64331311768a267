using System.Text;
using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Hosts;

/// <summary>A copy of a simulated host that a test may change; it goes away with the test.</summary>
public sealed class TemporaryHost : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nesteddsc-test-").FullName;

    private TemporaryHost(string name, byte[] content)
    {
        File = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(File, content);
    }

    public string File { get; }

    public byte[] Bytes
    {
        get => System.IO.File.ReadAllBytes(File);
        set => System.IO.File.WriteAllBytes(File, value);
    }

    /// <summary>The file's content as it is now.</summary>
    public HostContent Content => new(JsonNode.Parse(Bytes)!.AsObject());

    /// <summary>Copies one of the hosts of <c>resources/hosts</c>.</summary>
    public static TemporaryHost CopyOf(string lab) =>
        new($"{lab}.json", System.IO.File.ReadAllBytes(RepositoryFiles.Path("resources", "hosts", $"{lab}.json")));

    /// <summary>Changes the file's content.</summary>
    public void Edit(Action<HostContent> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        HostContent content = Content;
        change(content);
        Bytes = Encoding.UTF8.GetBytes(JsonTexts.Compact(content.Root));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
