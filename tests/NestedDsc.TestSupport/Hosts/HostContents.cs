using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Hosts;

/// <summary>The content of a host's file by machines.</summary>
public static class HostContents
{
    /// <summary>The file's content as it is now.</summary>
    public static HostContent Content(this TemporaryHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new HostContent(JsonNode.Parse(host.Text)!.AsObject());
    }

    /// <summary>Changes the file's content.</summary>
    public static void Change(this TemporaryHost host, Action<HostContent> change)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Edit(root => change(new HostContent(root)));
    }
}
