namespace NestedDsc.Hosting.Machines;

/// <summary>Names of exported instances: in a configuration document they must be unique, on a host names need not be.</summary>
public static class InstanceNames
{
    /// <summary>Gives each item a name; those that share one get their id added.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="name">Name of an item; compared without regard to case.</param>
    /// <param name="id">What tells it from others of the same name.</param>
    /// <returns>The items with their names, in the same order.</returns>
    public static IEnumerable<(string Name, T Item)> Of<T>(IReadOnlyList<T> items, Func<T, string> name, Func<T, string> id)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(id);
        var count = items.CountBy(name, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return items.Select(item => (count[name(item)] == 1 ? name(item) : $"{name(item)} ({id(item)})", item));
    }
}
