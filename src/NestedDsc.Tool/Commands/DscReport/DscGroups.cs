using System.Text.Json;

namespace NestedDsc.Tool.Commands.DscReport;

/// <summary>
/// Finds the instances of a group in its result. dsc writes them in four places (PowerShell/DSC 861df43, dsc-lib's
/// dscresources/command_resource.rs and dsc's subcommand.rs).
/// </summary>
internal static class DscGroups
{
    private const string Assertion = "Microsoft.DSC/Assertion";

    /// <summary>
    /// The instances of a group, in the form of an output: a get, and the test of an Include, have them in place of the
    /// result; a test or set of a Group, and the set of an Assertion, in place of the state.
    /// </summary>
    /// <param name="result">The group's result.</param>
    /// <returns>The instances; <see langword="null"/> if there are none in that form.</returns>
    public static IEnumerable<DscNode>? Members(DscNode result) =>
        result.Element.ValueKind is JsonValueKind.Array ? result.Items()
        : State(result) is { Element.ValueKind: JsonValueKind.Array } state ? state.Items()
        : null;

    /// <summary>
    /// The instances of an Assertion in its test, which is a document in place of the state: they have properties and no
    /// result.
    /// </summary>
    /// <param name="type">Type of the element of <c>results</c>.</param>
    /// <param name="result">Its result.</param>
    /// <returns>The instances; <see langword="null"/> if there are none in that form.</returns>
    public static IEnumerable<DscNode>? Asserted(string type, DscNode result) =>
        type.Equals(Assertion, StringComparison.OrdinalIgnoreCase)
        && State(result) is { Element.ValueKind: JsonValueKind.Object } state
            ? state.Find("resources")?.Items()
            : null;

    private static DscNode? State(DscNode result) => result.Find("afterState") ?? result.Find("actualState");
}
