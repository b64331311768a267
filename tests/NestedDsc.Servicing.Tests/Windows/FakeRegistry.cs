using NestedDsc.Servicing.Windows;

namespace NestedDsc.Servicing.Tests.Windows;

/// <summary>A registry in memory.</summary>
internal sealed class FakeRegistry : IRegistryView
{
    private readonly Dictionary<(string Key, string Name), object?> _values = [];

    public object? this[string key, string name]
    {
        set => _values[(key, name)] = value;
    }

    public bool HasKey(string key) => _values.Keys.Any(value => string.Equals(value.Key, key, StringComparison.Ordinal));

    public object? Value(string key, string name) => _values.GetValueOrDefault((key, name));
}
