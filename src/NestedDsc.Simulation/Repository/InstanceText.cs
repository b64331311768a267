using System.Runtime.InteropServices;
using System.Text.Json;

namespace NestedDsc.Simulation.Repository;

/// <summary>An instance as it stands in the file, whatever is changed afterwards.</summary>
/// <param name="Store">The instances of its class.</param>
/// <param name="Range">Where it stands.</param>
/// <param name="Number">Its number within its class.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InstanceText(ClassStore Store, TextRange Range, int Number)
{
    public ClassDefinition Class => Store.Definition;

    public ReadOnlySpan<byte> Json => Store.Document.Text.AsSpan(Range.Start, Range.Length);

    public HostFileException Error(string property, string problem) => new(Store.Document.FilePath, Place + property, problem);

    /// <summary>What an error of the JSON reader means.</summary>
    public HostFileException Error(Exception error) => new(
        Store.Document.FilePath, Place, error is JsonException ? "it is not valid JSON, or nested too deeply" : "a text is not valid UTF-8", error);

    private string Place => $"{Store.Namespace} {Class.Name} instances[{Number}]";
}
