using Mmi = Microsoft.Management.Infrastructure;

namespace NestedDsc.Cim.Mi;

/// <summary>Turns our types into those that MMI takes, and frees their native memory when it is disposed of.</summary>
internal sealed class MiWriter : IDisposable
{
    private readonly List<IDisposable> _made = [];

    /// <summary>An instance with keys only: how MMI names an existing instance, also as a reference.</summary>
    public Mmi.CimInstance ToReference(CimPath path) => Make(path.Namespace, path.ClassName, path.Keys, Mmi.CimFlags.Key);

    public Mmi.CimInstance ToInstance(string? ns, CimObject instance) => Make(ns, instance.ClassName, instance.Properties, Mmi.CimFlags.None);

    public Mmi.CimMethodParametersCollection ToParameters(IReadOnlyList<CimProperty> parameters)
    {
        var collection = new Mmi.CimMethodParametersCollection();
        _made.Add(collection);
        foreach (CimProperty parameter in parameters)
        {
            collection.Add(ToParameter(parameter));
        }

        return collection;
    }

    public Mmi.CimMethodParameter ToParameter(CimProperty parameter) => Mmi.CimMethodParameter.Create(
        parameter.Name, ToValue(parameter.Value), MiTypes.ToMi(parameter.Type, parameter.IsArray), Mmi.CimFlags.In);

    public void Dispose() => _made.ForEach(static made => made.Dispose());

    private Mmi.CimInstance Make(string? ns, string className, IReadOnlyList<CimProperty> properties, Mmi.CimFlags flags)
    {
        var instance = new Mmi.CimInstance(className, ns);
        _made.Add(instance);
        foreach (CimProperty property in properties)
        {
            instance.CimInstanceProperties.Add(Mmi.CimProperty.Create(
                property.Name, ToValue(property.Value), MiTypes.ToMi(property.Type, property.IsArray), flags));
        }

        return instance;
    }

    private object? ToValue(object? value) => value switch
    {
        CimPath path => ToReference(path),
        CimPath[] paths => paths.Select(ToReference).ToArray(),
        CimObject instance => ToEmbedded(instance),
        CimObject[] instances => instances.Select(ToEmbedded).ToArray(),
        _ => value,
    };

    private Mmi.CimInstance ToEmbedded(CimObject instance) =>
        ToInstance(instance.Namespace.Length > 0 ? instance.Namespace : null, instance);
}
