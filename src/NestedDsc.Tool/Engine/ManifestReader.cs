using System.Globalization;
using System.Text.Json;

namespace NestedDsc.Tool.Engine;

/// <summary>
/// Reads a manifest. What this tool's engine can't do is an error here: left out in silence, it would run a resource differently
/// from DSC.
/// </summary>
internal static class ManifestReader
{
    private const string StateAndDiff = "stateAndDiff";

    private static readonly Dictionary<Operation, string> Names = new()
    {
        [Operation.Get] = "get",
        [Operation.Test] = "test",
        [Operation.Set] = "set",
        [Operation.Export] = "export",
    };

    public static ResourceManifest Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return Read(file, document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ToolException($"'{file}' is not a manifest of a DSC resource: {error.Message}", error);
        }
    }

    private static ResourceManifest Read(string file, JsonElement root) => new(
        file,
        root.GetProperty("type").GetString()!,
        root.GetProperty("version").GetString()!,
        Names.Where(name => root.TryGetProperty(name.Value, out _))
            .ToDictionary(static name => name.Key, name => ReadMethod(name.Value, root.GetProperty(name.Value))),
        root.TryGetProperty("exitCodes", out JsonElement codes) ? ReadExitCodes(codes) : new Dictionary<int, string>());

    private static Dictionary<int, string> ReadExitCodes(JsonElement codes) =>
        codes.EnumerateObject().ToDictionary(
            static code => int.Parse(code.Name, CultureInfo.InvariantCulture), static code => code.Value.GetString()!);

    private static ManifestMethod ReadMethod(string name, JsonElement method)
    {
        if (name is "set" or "test")
        {
            Require(name, "return", method, StateAndDiff);
        }

        ManifestArgument[] arguments =
            method.TryGetProperty("args", out JsonElement args) ? [.. args.EnumerateArray().Select(ReadArgument)] : [];
        if (Array.Exists(arguments, static argument => argument.Kind is ArgumentKind.WhatIf)
            && method.TryGetProperty("whatIfReturns", out _))
        {
            Require(name, "whatIfReturns", method, StateAndDiff);
        }

        bool readsInput = method.TryGetProperty("input", out _);
        if (readsInput)
        {
            Require(name, "input", method, "stdin");
        }

        return new ManifestMethod(method.GetProperty("executable").GetString()!, arguments, readsInput);
    }

    private static ManifestArgument ReadArgument(JsonElement argument)
    {
        if (argument.ValueKind is JsonValueKind.String)
        {
            return new ManifestArgument(ArgumentKind.Literal, argument.GetString()!);
        }

        if (argument.TryGetProperty("whatIfArg", out JsonElement whatIf))
        {
            return new ManifestArgument(ArgumentKind.WhatIf, whatIf.GetString()!);
        }

        if (argument.TryGetProperty("jsonInputArg", out JsonElement instance))
        {
            bool mandatory = argument.TryGetProperty("mandatory", out JsonElement value) && value.GetBoolean();
            return new ManifestArgument(ArgumentKind.Instance, instance.GetString()!, mandatory);
        }

        throw new FormatException($"the argument {argument.GetRawText()} is not known to this tool.");
    }

    private static void Require(string method, string property, JsonElement value, string expected)
    {
        string? actual = Json.Text(value, property);
        if (!string.Equals(actual, expected, StringComparison.Ordinal))
        {
            throw new FormatException($"'{method}.{property}' is '{actual}', and this tool knows '{expected}' only.");
        }
    }
}
