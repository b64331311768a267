using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>An instance that was submitted to be added.</summary>
/// <param name="Store">Its class.</param>
/// <param name="Submitted">Properties that were submitted with a value, without the key.</param>
/// <param name="Empty">Arrays that were submitted without elements.</param>
internal sealed record NewSetting(ClassStore Store, IReadOnlyList<CimProperty> Submitted, IReadOnlyList<string> Empty)
{
    private const string TemplatePrefix = @"Microsoft:Definition\";
    private const string TemplateSuffix = @"\Default";

    /// <summary>
    /// The class's template, whose values stand for those that are not submitted (docs: "properties that are not specified will be
    /// populated with default values").
    /// </summary>
    public InstanceRow? Template => Store.Rows.FirstOrDefault(static r => IsTemplate(r.Text(SettingReader.Key)));

    /// <summary>The GUID in the template's InstanceID, which is that of the feature or resource; empty if there is no template.</summary>
    public string TemplateId =>
        Template?.Text(SettingReader.Key) is { } id ? id[TemplatePrefix.Length..^TemplateSuffix.Length] : "";

    /// <summary>Names of all properties that were submitted with a value or as an array.</summary>
    public IReadOnlyCollection<string> Names => [.. Submitted.Select(static p => p.Name), .. Empty];

    /// <summary>Reads XML text.</summary>
    /// <param name="ns">Hyper-V's namespace.</param>
    /// <param name="text">The XML text; an InstanceID in it means nothing.</param>
    /// <param name="baseClass">Class that the instance must be of or derive from.</param>
    /// <param name="setting">The instance, if the code is 0.</param>
    /// <returns>0, or the code that the provider answers.</returns>
    public static uint Read(NamespaceStore ns, string text, string baseClass, out NewSetting? setting)
    {
        setting = null;
        if (EmbeddedInstanceReader.Read(text) is not { } instance
            || ns.Find(instance.ClassName) is not { } store || !store.Definition.IsA(baseClass))
        {
            return ReturnCodes.InvalidParameter;
        }

        uint code = EmbeddedValues.Read(store.Definition, instance, out List<CimProperty> values, out List<string> empty);
        setting = code == ReturnCodes.Completed ? new NewSetting(store, values, empty) : null;
        return code;
    }

    /// <summary>A submitted value, or the template's.</summary>
    public object? Value(string property)
    {
        foreach (CimProperty value in Submitted)
        {
            if (string.Equals(value.Name, property, StringComparison.OrdinalIgnoreCase))
            {
                return value.Value;
            }
        }

        return Template?[property];
    }

    /// <summary>The path that the instance gets.</summary>
    public CimPath PathOf(string instanceId) =>
        new(Store.Namespace, Store.Definition.Name, [CimProperty.OfString(SettingReader.Key, instanceId)]);

    /// <summary>The addition of the instance.</summary>
    /// <param name="instanceId">InstanceID that the provider gives.</param>
    /// <param name="given">Values that the provider sets, whatever was submitted.</param>
    public Edit Add(string instanceId, params IReadOnlyList<CimProperty> given)
    {
        List<CimProperty> values = [.. given];
        foreach (PropertyDefinition property in Store.Definition.Properties)
        {
            if (Value(property.Name) is { } value && !values.Exists(v => string.Equals(v.Name, property.Name, StringComparison.OrdinalIgnoreCase))
                && !string.Equals(property.Name, SettingReader.Key, StringComparison.OrdinalIgnoreCase))
            {
                values.Add(property.With(value));
            }
        }

        return new Edit(EditKind.Add, PathOf(instanceId), values);
    }

    private static bool IsTemplate(string instanceId) =>
        instanceId.StartsWith(TemplatePrefix, StringComparison.OrdinalIgnoreCase)
        && instanceId.EndsWith(TemplateSuffix, StringComparison.OrdinalIgnoreCase);
}
