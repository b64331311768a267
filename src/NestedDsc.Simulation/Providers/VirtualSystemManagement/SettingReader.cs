using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>Matches a submitted instance with the stored one that it names.</summary>
internal static class SettingReader
{
    public const string Key = "InstanceID";

    /// <summary>Reads XML text against the repository.</summary>
    /// <param name="ns">Hyper-V's namespace.</param>
    /// <param name="text">The XML text.</param>
    /// <param name="baseClass">Class that the instance must be of or derive from.</param>
    /// <param name="change">The change, if the code is 0.</param>
    /// <returns>0, or the code that the provider answers.</returns>
    public static uint Read(NamespaceStore ns, string text, string baseClass, out SettingChange? change)
    {
        change = null;
        EmbeddedInstance? instance = EmbeddedInstanceReader.Read(text);
        if (instance is null || ns.Find(instance.ClassName) is not { } store || !store.Definition.IsA(baseClass)
            || instance.Text(Key) is not { } id || SystemId.Of(id) is null)
        {
            return ReturnCodes.InvalidParameter;
        }

        InstanceRow? row = store.Find(new CimPath(ns.Name, store.Definition.Name, [CimProperty.OfString(Key, id)]));
        if (row is null)
        {
            return ReturnCodes.InvalidParameter;
        }

        uint code = EmbeddedValues.Read(store.Definition, instance, out List<CimProperty> submitted, out List<string> empty);
        change = code == ReturnCodes.Completed
            ? new SettingChange(row, submitted, empty, [.. instance.Properties.Select(static p => p.Name)])
            : null;
        return code;
    }
}
