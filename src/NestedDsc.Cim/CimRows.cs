namespace NestedDsc.Cim;

/// <summary>Reads texts of rows.</summary>
public static class CimRows
{
    private const int LongestGuid = 38;

    /// <summary>Copies the beginning of a string, without making one of it where that can be helped.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="row">Number of the row.</param>
    /// <param name="property">Name of the property, without regard to case.</param>
    /// <param name="beginning">Takes as much of the string as it has room for.</param>
    /// <returns>Number of characters copied, or −1 if the property is null, missing or no string.</returns>
    public static int CopyText(this IReadOnlyList<CimObject> rows, int row, string property, Span<char> beginning)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows is ICimRows direct ? direct.CopyText(row, property, beginning) : Copy(rows[row].Text(property), beginning);
    }

    /// <summary>Reads a GUID that is written as a string, with or without braces.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="row">Number of the row.</param>
    /// <param name="property">Name of the property, without regard to case.</param>
    /// <returns>Its value, or <see langword="null"/> if it is null, missing or anything else.</returns>
    public static Guid? GuidText(this IReadOnlyList<CimObject> rows, int row, string property)
    {
        Span<char> text = stackalloc char[LongestGuid + 1];
        int length = rows.CopyText(row, property, text);
        return length > 0 && Guid.TryParse(text[..length], out Guid guid) ? guid : null;
    }

    /// <summary>Copies the beginning of a string.</summary>
    /// <param name="text">The string.</param>
    /// <param name="beginning">Takes as much of it as it has room for.</param>
    /// <returns>Number of characters copied, or −1 if there is no string.</returns>
    public static int Copy(string? text, Span<char> beginning)
    {
        if (text is null)
        {
            return -1;
        }

        int length = Math.Min(text.Length, beginning.Length);
        text.AsSpan(0, length).CopyTo(beginning);
        return length;
    }
}
