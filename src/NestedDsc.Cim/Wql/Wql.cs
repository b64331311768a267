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

    /// <summary>A statement for the instances at the other end of an association.</summary>
    /// <param name="path">The instance to start from; its keys may hold any text.</param>
    /// <param name="associationClass">The association, which is always named: without it WMI asks every provider.</param>
    /// <param name="resultClass">Class of the instances wanted; <see langword="null"/> for any.</param>
    /// <returns>The statement.</returns>
    /// <remarks>That WMI takes a brace inside the quotes of a key as part of the key is unverified on Windows.</remarks>
    /// <exception cref="ArgumentException">A name is no CIM name.</exception>
    public static string AssociatorsOf(CimPath path, string associationClass, string? resultClass = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        CimName.Check(path.ClassName, nameof(path));
        foreach (CimProperty key in path.Keys)
        {
            CimName.Check(key.Name, nameof(path));
        }

        string statement = $"ASSOCIATORS OF {{{path}}} WHERE AssocClass={CimName.Check(associationClass, nameof(associationClass))}";
        return resultClass is null ? statement : $"{statement} ResultClass={CimName.Check(resultClass, nameof(resultClass))}";
    }

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
