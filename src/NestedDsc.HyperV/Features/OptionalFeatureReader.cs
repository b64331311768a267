using NestedDsc.Cim;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>
/// Reads states of features from <c>Win32_OptionalFeature</c>, for processes that can't use DISM: the class is served by WMI's own,
/// unpackaged process. Unverified on Windows: that it needs no elevation, and that a removed payload reads as absent (3).
/// </summary>
public static class OptionalFeatureReader
{
    private const int MaxLength = 256;

    /// <summary>Reads states in one query. A feature that waits for a restart reads as if it did not.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="names">DISM names; case does not matter.</param>
    /// <returns>For each name, in the same order, its state; <see langword="null"/> if this edition does not know the feature, or its state.</returns>
    /// <exception cref="CimException">The server refused it.</exception>
    /// <exception cref="CimDeadlineException">It did not answer in time.</exception>
    public static IReadOnlyList<FeatureState?> Read(HyperVConnection connection, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(names);
        string[] asked = [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Where(static name => name.Length is > 0 and <= MaxLength)];
        if (asked.Length == 0)
        {
            return [.. names.Select(static _ => (FeatureState?)null)];
        }

        // Each query starts the servicing engine, which takes seconds: all names at once.
        string condition = string.Join(" OR ", asked.Select(static name => $"Name = {Wql.Literal(name)}"));
        IReadOnlyList<CimObject> rows = connection.Read(
            new CimQuery(CimNamespaces.Cimv2, $"SELECT Name, InstallState FROM Win32_OptionalFeature WHERE {condition}"))[0];
        return From(names, rows);
    }

    /// <summary>Finds states in rows of <c>Win32_OptionalFeature</c> with its properties Name and InstallState.</summary>
    /// <param name="names">DISM names; case does not matter.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>For each name, in the same order, its state; <see langword="null"/> if there is no row, or no known state in it.</returns>
    public static IReadOnlyList<FeatureState?> From(IReadOnlyList<string> names, IReadOnlyList<CimObject> rows)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(rows);
        return [.. names.Select(name => StateOf(rows, name))];
    }

    private static FeatureState? StateOf(IReadOnlyList<CimObject> rows, string name) =>
        rows.FirstOrDefault(row => string.Equals(row.Text("Name"), name, StringComparison.OrdinalIgnoreCase))?.Number("InstallState") switch
        {
            1 => FeatureState.Installed,
            2 => FeatureState.Staged,
            3 => FeatureState.Removed,
            _ => null,
        };
}
