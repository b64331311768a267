using Mmi = Microsoft.Management.Infrastructure;

namespace NestedDsc.Cim.Mi;

/// <summary>Turns what MMI returns into our types.</summary>
internal static class MiReader
{
    /// <summary>Takes over an instance of a result and frees its native memory. Instances inside of it belong to it.</summary>
    public static CimObject ToRow(Mmi.CimInstance instance)
    {
        using (instance)
        {
            return ToObject(instance);
        }
    }

    public static CimProperty ToProperty(string name, object? value, Mmi.CimType miType)
    {
        (CimType type, bool isArray) = MiTypes.FromMi(miType);
        return new CimProperty(name, type, ToValue(value, type), isArray);
    }

    public static object? ToValue(object? value, CimType type) => value switch
    {
        DateTime time => time.ToUniversalTime(),
        Mmi.CimInstance instance => type == CimType.Reference ? ToPath(instance) : ToEmbedded(instance),
        Mmi.CimInstance[] instances => type == CimType.Reference
            ? instances.Select(ToPath).ToArray()
            : instances.Select(ToEmbedded).ToArray(),
        Array times when type == CimType.DateTime => ToTimes(times),
        _ => value,
    };

    private static CimObject ToObject(Mmi.CimInstance instance) =>
        new(instance.CimSystemProperties.ClassName, [.. instance.CimInstanceProperties.Select(static p => ToProperty(p.Name, p.Value, p.CimType))])
        {
            ServerName = instance.CimSystemProperties.ServerName ?? "",
        };

    // What is handed back to its provider later keeps the namespace that it came with.
    private static CimObject ToEmbedded(Mmi.CimInstance instance) => ToObject(instance) with { Namespace = NamespaceOf(instance) };

    private static string NamespaceOf(Mmi.CimInstance instance) => (instance.CimSystemProperties.Namespace ?? "").Replace('/', '\\');

    /// <summary>A reference is an instance that has its key properties only; whether each is flagged as a key is unverified on Windows.</summary>
    private static CimPath ToPath(Mmi.CimInstance reference)
    {
        Mmi.CimProperty[] set = [.. reference.CimInstanceProperties.Where(static p => p.Value is not null)];
        Mmi.CimProperty[] keys = [.. set.Where(static p => p.Flags.HasFlag(Mmi.CimFlags.Key))];
        return new CimPath(
            NamespaceOf(reference),
            reference.CimSystemProperties.ClassName,
            [.. (keys.Length > 0 ? keys : set).Select(static p => ToProperty(p.Name, p.Value, p.CimType))]);
    }

    private static Array ToTimes(Array times)
    {
        TimeSpan[] intervals = [.. times.OfType<TimeSpan>()];
        return intervals.Length > 0 ? intervals : times.OfType<DateTime>().Select(static t => t.ToUniversalTime()).ToArray();
    }
}
