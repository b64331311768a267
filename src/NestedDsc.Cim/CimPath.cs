using System.Text;

namespace NestedDsc.Cim;

/// <summary>
/// The path of an instance (namespace, class and key values), or of a class if there are no keys. MMI never fills in the
/// path of what it returns, so paths are always made from keys here.
/// </summary>
/// <param name="Namespace">Namespace, with backslashes: <c>root\virtualization\v2</c>.</param>
/// <param name="ClassName">Name of the class.</param>
/// <param name="Keys">Key properties, each with a value; empty for a class or for a singleton class.</param>
public sealed record CimPath(string Namespace, string ClassName, IReadOnlyList<CimProperty> Keys)
{
    /// <summary>The path of a class, for static methods.</summary>
    /// <param name="ns">Namespace.</param>
    /// <param name="className">Name of the class.</param>
    /// <returns>The path.</returns>
    public static CimPath OfClass(string ns, string className) => new(ns, className, []);

    /// <summary>Two paths are equal if they name the same instance: names and text compare without regard to case, as WMI compares them.</summary>
    /// <param name="other">The other path.</param>
    /// <returns><see langword="true"/> if both name the same instance.</returns>
    public bool Equals(CimPath? other) =>
        other is not null && string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase)
        && string.Equals(Namespace, other.Namespace, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary>
    /// The relative form, <c>Class.Key="value",Key2="value"</c>.
    /// Keys stand in ordinal order of their names, so that equal paths have equal text.
    /// </summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(ClassName);
        char separator = '.';
        IEnumerable<CimProperty> keys = Keys.Count > 1 ? Keys.OrderBy(static k => k.Name, StringComparer.OrdinalIgnoreCase) : Keys;
        foreach (CimProperty key in keys)
        {
            text.Append(separator).Append(key.Name).Append('=');
            AppendValue(text, key);
            separator = ',';
        }

        return text.ToString();
    }

    /// <summary>The absolute form, <c>\\SERVER\namespace:Class.Key="value"</c>, which string properties such as HostResource hold.</summary>
    /// <param name="serverName">Name of the computer.</param>
    /// <returns>The text.</returns>
    public string ToAbsolute(string serverName) => $@"\\{serverName}\{Namespace}:{this}";

    private static void AppendValue(StringBuilder text, CimProperty key)
    {
        // A path as the key of an association is text like any other.
        if ((key.Value as string ?? (key.Value as CimPath)?.ToString()) is { } value)
        {
            text.Append('"').Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(key.Value is bool flag ? (flag ? "TRUE" : "FALSE") : key.Value);
        }
    }
}
