using System.Text;

namespace NestedDsc.Cim;

/// <summary>
/// Makes the parts of WQL statements that hold values. A backslash escapes in a literal, so backslashes are doubled first and
/// quotes escaped next (WQL takes a literal in single or double quotes; here they are always single).
/// </summary>
public static class Wql
{
    /// <summary>A literal for use with <c>=</c>.</summary>
    /// <param name="value">Any text.</param>
    /// <returns>The literal with its quotes.</returns>
    public static string Literal(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Quote(new StringBuilder(value));
    }

    /// <summary>A literal for use with <c>LIKE</c> that fits exactly the value: its wildcards are taken literally.</summary>
    /// <param name="value">Any text.</param>
    /// <returns>The literal with its quotes.</returns>
    public static string LikeLiteral(string value) => Quote(WithoutWildcards(value));

    /// <summary>A literal for use with <c>LIKE</c> that fits everything that begins with a text: <c>'Microsoft:GUID%'</c>.</summary>
    /// <param name="prefix">Any text; its wildcards are taken literally.</param>
    /// <returns>The literal with its quotes.</returns>
    public static string StartsWith(string prefix) => Quote(WithoutWildcards(prefix).Append('%'));

    private static StringBuilder WithoutWildcards(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder(value.Length + 8);
        foreach (char c in value)
        {
            // A wildcard alone in a set stands for itself; a closing bracket outside of a set does anyway.
            if (c is '[' or '%' or '_')
            {
                text.Append('[').Append(c).Append(']');
            }
            else
            {
                text.Append(c);
            }
        }

        return text;
    }

    private static string Quote(StringBuilder text) =>
        text.Replace("\\", "\\\\").Replace("'", "\\'").Insert(0, '\'').Append('\'').ToString();
}
