using System.Text;
using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.Protocol;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Package;

/// <summary>
/// Gives every instance to the code of its own resource: it knows rules that no schema can state, such as that a gateway is in
/// its network.
/// </summary>
internal static class OwnReaders
{
    /// <summary>The mistakes that they find, each with its place.</summary>
    public static IReadOnlyList<string> FindMistakes(IReadOnlyList<PackageInstance> instances) => [.. instances.SelectMany(FindMistakes)];

    private static IEnumerable<string> FindMistakes(PackageInstance instance)
    {
        using var nowhere = new NoHost();
        byte[] input = Encoding.UTF8.GetBytes(instance.Properties.GetRawText());
        ResourceException? failure = ResourceCatalog.Find(instance.Class.Type)?.Prepare(input)(nowhere).Failure;
        return failure is { ExitCode: ExitCode.InvalidInput }
            ? failure.Messages.Select(message => $"'{instance.Id}': {message}")
            : [];
    }
}
