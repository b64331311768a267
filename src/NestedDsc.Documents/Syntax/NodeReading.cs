using System.Diagnostics.CodeAnalysis;

namespace NestedDsc.Documents.Syntax;

/// <summary>Reads values of an expected type; what is something else is a mistake.</summary>
internal static class NodeReading
{
    /// <summary>An object.</summary>
    /// <param name="node">The value.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="mistakes">Receives mistakes.</param>
    /// <returns>The object, or <see langword="null"/>.</returns>
    public static Mapping? AsObject(this Node node, string what, MistakeList mistakes) => As<Mapping>(node, what, "an object", mistakes);

    /// <summary>A list.</summary>
    /// <param name="node">The value.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="mistakes">Receives mistakes.</param>
    /// <returns>The list, or <see langword="null"/>.</returns>
    public static Sequence? AsList(this Node node, string what, MistakeList mistakes) => As<Sequence>(node, what, "a list", mistakes);

    /// <summary>A string.</summary>
    /// <param name="node">The value.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="mistakes">Receives mistakes.</param>
    /// <returns>The string, or <see langword="null"/>.</returns>
    public static Scalar? AsText(this Node node, string what, MistakeList mistakes)
    {
        if (node is Scalar { Kind: ScalarKind.Text } text)
        {
            return text;
        }

        mistakes.Add(node.Mark, $"{what} must be a string, not {node.Describe()}.");
        return null;
    }

    /// <summary>Whether a value is nothing, which is as good as left out.</summary>
    /// <param name="entry">The property.</param>
    /// <returns><see langword="true"/> if it has a value.</returns>
    public static bool HasValue([NotNullWhen(true)] this Entry? entry) => entry is not null and not { Value: Scalar { Kind: ScalarKind.Null } };

    private static T? As<T>(Node node, string what, string expected, MistakeList mistakes)
        where T : Node
    {
        if (node is T value)
        {
            return value;
        }

        mistakes.Add(node.Mark, $"{what} must be {expected}, not {node.Describe()}.");
        return null;
    }
}
