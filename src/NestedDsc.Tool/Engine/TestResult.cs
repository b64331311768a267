using System.Text.Json;

namespace NestedDsc.Tool.Engine;

/// <summary>The answer of a test.</summary>
internal sealed record TestResult(JsonElement Actual, bool InDesiredState, IReadOnlyList<string> Differing);
