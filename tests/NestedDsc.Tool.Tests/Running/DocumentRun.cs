using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.Documents;
using NestedDsc.TestSupport.Schemas;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;
using TestResult = NestedDsc.Tool.Engine.TestResult;

namespace NestedDsc.Tool.Tests.Running;

/// <summary>
/// Runs a whole document as the engine does: its instances one after another, each by its own code, with states that must fit the
/// schema of its manifest; the first that ends with anything but 0 ends the run, and nothing of the answers before it is kept.
/// </summary>
internal sealed class DocumentRun(string document, string hostFile)
{
    private readonly IReadOnlyList<ConfiguredResource> _instances =
        ConfigurationReader.Read(document, new Dictionary<string, JsonElement>(StringComparer.Ordinal)).Resources;

    /// <summary>The state of each instance.</summary>
    public Task<IReadOnlyList<JsonElement>> GetAsync(CancellationToken cancel) =>
        EachAsync(static (engine, properties, stop) => engine.GetAsync(properties, stop), static state => state, cancel);

    /// <summary>The test of each instance.</summary>
    public Task<IReadOnlyList<TestResult>> TestAsync(CancellationToken cancel) =>
        EachAsync(static (engine, properties, stop) => engine.TestAsync(properties, stop), static test => test.Actual, cancel);

    /// <summary>The set of each instance.</summary>
    public Task<IReadOnlyList<SetResult>> SetAsync(CancellationToken cancel) =>
        EachAsync(static (engine, properties, stop) => engine.SetAsync(properties, stop), static set => set.After, cancel);

    /// <summary>What a set of each instance would do.</summary>
    public Task<IReadOnlyList<SetResult>> WhatIfAsync(CancellationToken cancel) =>
        EachAsync(static (engine, properties, stop) => engine.WhatIfAsync(properties, stop), static set => set.After, cancel);

    /// <summary>The kinds of the reasons of a state.</summary>
    public static IReadOnlyList<string> Kinds(JsonElement state, string findings = "reasons") =>
        [.. state.GetProperty(findings).EnumerateArray().Select(static f => f.GetProperty("code").GetString()!.Split(':')[2])];

    private async Task<IReadOnlyList<T>> EachAsync<T>(
        Func<IResourceEngine, JsonObject, CancellationToken, Task<T>> run, Func<T, JsonElement> state, CancellationToken cancel)
    {
        var answers = new List<T>();
        foreach (ConfiguredResource instance in _instances)
        {
            IResourceEngine engine = await EngineFactory.OpenAsync("built-in", instance.Type, hostFile, Process(), cancel);
            JsonObject properties = JsonNode.Parse(JsonMarshal.GetRawUtf8Value(instance.Properties))!.AsObject();
            T answer = await run(engine, properties, cancel);
            new ResourceSchema(instance.Type.Split('/')[1]).Holds(state(answer).GetRawText());
            answers.Add(answer);
        }

        return answers;
    }

    private static ToolProcess Process() => new(
        Terminals.Create(TextWriter.Null, 80, plain: true), Plain: true, TextWriter.Null, static _ => null, ToolRun.Folder);
}
