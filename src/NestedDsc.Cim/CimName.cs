namespace NestedDsc.Cim;

/// <summary>Names of CIM classes, properties and methods. They are checked wherever they become part of a text, so that no text can be smuggled in as a name.</summary>
internal static class CimName
{
    /// <summary>Refuses what is no CIM identifier (DSP0004, annex A: letters, digits and underscores, not beginning with a digit).</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameterName">The parameter that it came by.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException">It is no identifier.</exception>
    public static string Check(string name, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(name, parameterName);
        return IsName(name) ? name : throw new ArgumentException($"'{name}' is not a CIM name.", parameterName);
    }

    private static bool IsName(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return false;
        }

        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }
}
