using System.Text;
using System.Text.Json;
using NestedDsc.Protocol;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Package;

/// <summary>
/// Gives a desired state to the code of its own resource: it knows rules that no schema can state, such as that a gateway is in
/// its network.
/// </summary>
internal static class OwnReaders
{
    /// <summary>The mistakes that it finds, each with its place.</summary>
    public static IReadOnlyList<string> FindMistakes(string type, JsonElement properties)
    {
        using var nowhere = new NoHost();
        byte[] input = Encoding.UTF8.GetBytes(properties.GetRawText());
        ResourceException? failure = ResourceCatalog.Find(type)?.Prepare(input)(nowhere).Failure;
        return failure is { ExitCode: ExitCode.InvalidInput } ? failure.Messages : [];
    }
}
