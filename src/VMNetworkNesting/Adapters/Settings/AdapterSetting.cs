using NestedDsc.Cim;
using NestedDsc.HyperV.Network;
using NestedDsc.Protocol.Input;

namespace NestedDsc.VMNetworkNesting.Adapters.Settings;

/// <summary>
/// A setting of adapters, declared in <see cref="AdapterSettings"/>: all that reading, comparing, changing and telling it takes. Its
/// values are texts in one form for each value, so that two are the same if their texts are.
/// </summary>
internal sealed record AdapterSetting
{
    /// <summary>Name of the property in an instance.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the reason that it differs.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called within a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>Class of the feature that holds it.</summary>
    public required string Feature { get; init; }

    /// <summary>Properties of the feature that hold it.</summary>
    public required string[] Columns { get; init; }

    /// <summary>
    /// Its value in a feature, or without one (<see langword="null"/>); <see langword="null"/> if it has none, such as the VLAN of a port
    /// in another mode.
    /// </summary>
    public required Func<CimObject?, string?> Read { get; init; }

    /// <summary>The feature with another value; <see langword="null"/> if the value is to have no feature.</summary>
    public required Func<CimObject, string, CimObject?> Write { get; init; }

    /// <summary>Reads the value that is desired; <see langword="null"/> if it is left out or wrong.</summary>
    public required Func<InputObject, string, string?> Input { get; init; }

    /// <summary>Checks a value of an instance that an answer gives and that can't be desired. The same as <see cref="Input"/> for most.</summary>
    public Action<InputObject, string>? InputOfAnswer { get; init; }

    /// <summary>Whether the value is a number in JSON.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether a value can be desired, and not only found.</summary>
    public Func<string, bool> CanBeDesired { get; init; } = static _ => true;

    /// <summary>What changes it to a value, such as <c>turn on router guard</c>.</summary>
    public required Func<string, string> ChangeTo { get; init; }

    /// <summary>Whether features of a class hold it.</summary>
    /// <param name="featureClass">Name of the class.</param>
    public bool IsOf(string featureClass) => string.Equals(Feature, featureClass, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of an adapter.</summary>
    /// <param name="adapter">The adapter.</param>
    public string? Of(NetworkAdapter adapter) => Read(adapter.FeaturesOf(Feature).LastOrDefault());

    /// <summary>Whether several features of an adapter's port say different things.</summary>
    /// <param name="adapter">The adapter.</param>
    public bool IsMixed(NetworkAdapter adapter) => adapter.FeaturesOf(Feature).DistinctBy(Read).Skip(1).Any();

    /// <summary>Whether two values are the same.</summary>
    /// <param name="one">A value.</param>
    /// <param name="other">Another.</param>
    public static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>Whether an adapter does not have a value.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="value">The value.</param>
    public bool Differs(NetworkAdapter adapter, string value) => IsMixed(adapter) || !IsSame(Of(adapter), value);

    /// <summary>The value that adapters have in common: one of some of them would be a lie.</summary>
    /// <param name="adapters">The adapters.</param>
    public string? Common(IReadOnlyList<NetworkAdapter> adapters) =>
        adapters.Count > 0 && Of(adapters[0]) is { } value && adapters.All(a => IsSame(Of(a), value)) ? value : null;
}
