using System.Globalization;
using System.Text.Json;
using NestedDsc.Protocol.Input;

namespace NestedDsc.NestedVirtualization.Settings;

/// <summary>What values a setting has as JSON and in sentences. Within the program each is a number.</summary>
/// <param name="Read">Reads one from an instance, by the property's name.</param>
/// <param name="Write">Writes one.</param>
/// <param name="Text">One within a sentence.</param>
/// <param name="JournalText">One in the journal.</param>
internal sealed record SettingKind(
    Func<InputObject, string, long?> Read, Action<Utf8JsonWriter, JsonEncodedText, long> Write, Func<long, string> Text, Func<long, string> JournalText)
{
    /// <summary><c>true</c> and <c>false</c>: 1 and 0.</summary>
    public static SettingKind Flag { get; } = new(
        static (input, name) => input.Flag(name) is { } flag ? (flag ? 1 : 0) : null,
        static (writer, name, value) => writer.WriteBoolean(name, value != 0),
        static value => value != 0 ? "true" : "false",
        static value => value != 0 ? "on" : "off");

    /// <summary>Whole numbers.</summary>
    /// <param name="least">The smallest.</param>
    /// <param name="most">The largest.</param>
    /// <param name="multipleOf">What they are multiples of.</param>
    public static SettingKind Number(long least, long most, long multipleOf = 1) => new(
        (input, name) => input.Integer(name, least, most, multipleOf),
        static (writer, name, value) => writer.WriteNumber(name, value),
        static value => value.ToString(CultureInfo.InvariantCulture),
        static value => value.ToString(CultureInfo.InvariantCulture));
}
