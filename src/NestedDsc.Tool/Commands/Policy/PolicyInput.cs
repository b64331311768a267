using NestedDsc.MachineConfiguration.Policies;

namespace NestedDsc.Tool.Commands.Policy;

/// <summary>What a user asks of <c>nesteddsc policy</c>.</summary>
internal sealed record PolicyInput(
    string? Package,
    string? Name,
    string? Version,
    string? Hash,
    string Uri,
    AssignmentType Assignment,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    IReadOnlyList<KeyValuePair<string, string>> Tags,
    bool IncludeArc,
    string? Identity,
    string? DisplayName,
    string? Description,
    Guid? Id,
    string? PolicyVersion,
    string? Scope,
    bool AllowDisruption,
    string Folder);
