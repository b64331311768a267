using System.Text.Json;

namespace NestedDsc.Tool.Commands.DscReport;

/// <summary>
/// Finds the instances of a group in its result. dsc writes them in four places (PowerShell/DSC 861df43, dsc-lib's
/// dscresources/command_resource.rs and dsc's subcommand.rs).
/// </summary>
internal static class DscGroups
{
    private const string Assertion = "Microsoft.DSC/Assertion";

    /// <summary>The instances of a group.</summary>
    /// <param name="type">Type of the element of <c>results</c>.</param>
    /// <param name="result">Its result.</param>
    /// <returns>The instances; <see langword="null"/> if it is no group.</returns>
    public static IEnumerable<DscNode>? Members(string type, DscNode result)
    {
        // A get, and the test of an Include, have them in place of the result; a test or set of a Group, and the set of an
        // Assertion, in place of the state; the test of an Assertion as a document in place of the state.
        if (result.Element.ValueKind is JsonValueKind.Array)
        {
            return result.Items();
        }

        return (result.Find("afterState") ?? result.Find("actualState")) is not { } state ? null
            : state.Element.ValueKind is JsonValueKind.Array ? state.Items()
            : state.Element.ValueKind is JsonValueKind.Object && type.Equals(Assertion, StringComparison.OrdinalIgnoreCase) ? state.Find("resources")?.Items()
            : null;
    }

    /// <summary>Whether an instance is written as in a document: an Assertion's, with its actual state as properties.</summary>
    /// <param name="member">An instance of a group.</param>
    public static bool IsAsserted(DscNode member) => member.Find("result") is null;
}
