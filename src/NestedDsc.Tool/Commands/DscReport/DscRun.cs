using System.Text.Json;
using NestedDsc.Reports;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.DscReport;

/// <summary>The output of <c>dsc config get</c>, <c>test</c> or <c>set</c>.</summary>
/// <param name="Operation"><c>get</c>, <c>test</c> or <c>set</c>.</param>
/// <param name="Engine">What ran it, such as <c>dsc 3.2.3</c>.</param>
/// <param name="Time">When it began, if it says so.</param>
/// <param name="Resources">The instances, those in groups too.</param>
/// <param name="Error">What failed beside the instances; <see langword="null"/> if nothing did.</param>
internal sealed record DscRun(string Operation, string Engine, DateTimeOffset? Time, IReadOnlyList<ResourceResult> Resources, string? Error)
{
    /// <summary>Reads the output.</summary>
    /// <param name="output">The bytes.</param>
    /// <param name="source">Where they come from, for messages.</param>
    /// <returns>The run.</returns>
    /// <exception cref="ToolException">It is no such output; the message names the place.</exception>
    public static DscRun Parse(ReadOnlyMemory<byte> output, string source)
    {
        using JsonDocument document = DscText.Parse(output, source);
        try
        {
            var root = new DscNode(document.RootElement, "", source);
            JsonElement[] metadata = [.. new[] { root.Find("executionInformation"), root.Find("metadata")?.Find("Microsoft.DSC") }
                .Where(static m => m is not null).Select(static m => m!.Value.Element)];
            var results = root.Get("results").Items().SelectMany(static item => DscResults.Read(item, "")).ToList();
            string? text = Text(metadata, "operation");
            return new DscRun(
                text?.ToLowerInvariant() is "get" or "set" ? text.ToLowerInvariant() : results.Exists(static r => r.IsSet) ? "set" : "test",
                Text(metadata, "version") is { } version ? $"dsc {version}" : "dsc",
                DateTimeOffset.TryParse(Text(metadata, "startDatetime"), out DateTimeOffset time) ? time : null,
                [.. results.Select(static r => r.Result), .. DscMessages.Missing(root, results)],
                DscMessages.Unassigned(root, results));
        }
        catch (InvalidOperationException error)
        {
            throw new ToolException($"{source}: a text holds half of a surrogate pair, which is not Unicode text.", error);
        }
    }

    /// <summary>The run as the result of a host.</summary>
    public HostResult ToResult(string host, string? file) => new(host, file, Resources, Error);

    private static string? Text(JsonElement[] objects, string name) =>
        objects.Select(o => Json.Text(o, name)).FirstOrDefault(static t => t is not null);
}
