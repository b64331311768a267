namespace NestedDsc.Cim;

/// <summary>Rows of which a text can be had without making the instance: for whoever joins thousands of them.</summary>
public interface ICimRows : IReadOnlyList<CimObject>
{
    /// <summary>Copies the beginning of a string. Several threads may do so at once.</summary>
    /// <param name="row">Number of the row.</param>
    /// <param name="property">Name of the property, without regard to case.</param>
    /// <param name="beginning">Takes as much of the string as it has room for.</param>
    /// <returns>Number of characters copied, or −1 if the property is null, missing or no string.</returns>
    int CopyText(int row, string property, Span<char> beginning);
}
