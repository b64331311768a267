using System.Text.Json;

namespace NestedDsc.MachineConfiguration.Classes;

/// <summary>The wrapper classes of this version.</summary>
public static class ResourceClasses
{
    private const string Ending = "schema.json";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<ResourceClass> All { get; } = [.. Load().OrderBy(static c => c.Name, StringComparer.Ordinal)];

    /// <summary>Finds a class by the type of its resource, compared without regard to case as DSC does.</summary>
    /// <param name="type">The type, such as <c>NestedDsc/NestedVirtualization</c>.</param>
    /// <returns>The class, or nothing.</returns>
    public static ResourceClass? ForType(string type) =>
        All.FirstOrDefault(c => string.Equals(c.Type, type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds a class by its name, compared without regard to case.</summary>
    /// <param name="name">The name, such as <c>NestedVirtualization</c>.</param>
    /// <returns>The class, or nothing.</returns>
    public static ResourceClass? ForName(string name) =>
        All.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ResourceClass> Load()
    {
        foreach (string resource in typeof(ResourceClasses).Assembly.GetManifestResourceNames().Where(IsSchema))
        {
            using Stream stream = typeof(ResourceClasses).Assembly.GetManifestResourceStream(resource)!;
            using JsonDocument schema = JsonDocument.Parse(stream);
            yield return ResourceClassReader.Read(schema.RootElement.Clone());
        }
    }

    private static bool IsSchema(string resource) => resource.EndsWith(Ending, StringComparison.Ordinal);
}
