using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Everything that brings a package to machines.</summary>
public static class PolicyFiles
{
    // Files of their own, never part of a page: apostrophes stay as they are.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>Writes the policy definition, an initiative if its scope is known, and templates that assign the package without a policy.</summary>
    /// <param name="request">What the policy is to be.</param>
    /// <returns>Names of files and their text.</returns>
    /// <exception cref="PolicyException">The request has mistakes.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Write(PolicyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string[] mistakes = [.. PolicyRules.Check(request)];
        if (mistakes.Length > 0)
        {
            throw new PolicyException(mistakes);
        }

        var files = new List<KeyValuePair<string, string>>
        {
            new(DefinitionName(request), Text(PolicyDefinition.Write(request))),
        };
        if (request.Scope is { } scope)
        {
            files.Add(new($"{request.Name}_{request.Assignment}_initiative.json", Text(PolicyInitiative.Write(request, scope))));
        }

        files.Add(new($"{request.Name}_{request.Assignment}_assignment.json", Text(DirectTemplate.Write(request))));
        files.Add(new($"{request.Name}_{request.Assignment}_assignment.bicep", DirectBicep.Write(request)));
        return files;
    }

    private static string DefinitionName(PolicyRequest request) => request.Assignment is AssignmentType.Audit
        ? $"{request.Name}_AuditIfNotExists.json"
        : $"{request.Name}_{request.Assignment}_DeployIfNotExists.json";

    private static string Text(JsonObject json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
