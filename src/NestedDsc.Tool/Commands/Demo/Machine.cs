using System.Globalization;
using System.Text.Json;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>A VM as the resource describes it.</summary>
internal sealed class Machine(JsonElement state)
{
    public string Name => Json.Text(state, "vmName") ?? "";

    public string State => Json.Text(state, "vmState") ?? "";

    public string ConfigurationVersion => Json.Text(state, "configurationVersion") ?? "";

    public string Processors => Value("processorCount");

    public string Memory => Number("memoryStartupMB") is { } megabytes ? InWords(megabytes) : "";

    public string MemoryKind => Flag("dynamicMemoryEnabled") is { } dynamic ? dynamic ? "dynamic" : "static" : "";

    public string MemoryAndKind => $"{Memory} {MemoryKind}";

    public bool Nested => Flag("exposeVirtualizationExtensions") is true;

    public bool Capable => Flag("nestedCapable") is true;

    public bool Running => string.Equals(State, "Running", StringComparison.Ordinal);

    public IReadOnlyList<string> Reasons => Texts("reasons", "phrase");

    public IReadOnlyList<string> Notices => Texts("notices", "phrase");

    public IReadOnlyList<string> Checkpoints => Texts("checkpoints", "name");

    public string Summary => $"{Name} is {State.ToLowerInvariant()}: {(Nested ? "nested" : "not nested")}, "
        + $"{Processors} virtual processors, {Memory} of {MemoryKind} memory";

    /// <summary>The value of a property as JSON shows it, without quotation marks.</summary>
    public string Value(string property) =>
        !state.TryGetProperty(property, out JsonElement value) ? ""
        : value.ValueKind is JsonValueKind.String ? value.GetString()!
        : value.GetRawText();

    private static string InWords(long megabytes) =>
        megabytes % 1024 == 0
            ? (megabytes / 1024).ToString(CultureInfo.InvariantCulture) + " GB"
            : megabytes.ToString(CultureInfo.InvariantCulture) + " MB";

    private long? Number(string property) =>
        state.TryGetProperty(property, out JsonElement value)
        && value.ValueKind is JsonValueKind.Number
        && value.TryGetInt64(out long number)
            ? number
            : null;

    private bool? Flag(string property) =>
        state.TryGetProperty(property, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;

    private string[] Texts(string list, string property) =>
        state.TryGetProperty(list, out JsonElement items) && items.ValueKind is JsonValueKind.Array
            ? [.. items.EnumerateArray().Select(item => Json.Text(item, property)).OfType<string>()]
            : [];
}
