using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace NestedDsc.Tool;

/// <summary>
/// Read the values of options that are no texts. The library's own readers name .NET's types in their messages, and take numbers for
/// names.
/// </summary>
internal static class ValueParsers
{
    /// <summary>One of some names, in any case.</summary>
    public static void Choose<T>(Option<T> option)
        where T : struct, Enum =>
        option.CustomParser = result => Parse<T>(
            result, (string text, out T value) => Enum.TryParse(text, ignoreCase: true, out value) && char.IsAsciiLetter(text[0]),
            $"one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>A whole number.</summary>
    public static void ReadNumber(Option<int> option) =>
        option.CustomParser = static result => Parse<int>(
            result, (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value), "a whole number");

    /// <summary>A GUID.</summary>
    public static void ReadGuid(Option<Guid?> option) =>
        option.CustomParser = static result => Parse<Guid>(
            result, static (string text, out Guid value) => Guid.TryParse(text, out value), "a GUID, such as 3fa85f64-5717-4562-b3fc-2c963f66afa6");

    private delegate bool TryRead<T>(string text, out T value);

    private static T Parse<T>(ArgumentResult result, TryRead<T> read, string wanted)
    {
        string text = result.Tokens[0].Value;
        if (!read(text, out T value))
        {
            result.AddError($"'{text}' is no value of '{((OptionResult)result.Parent!).Option.Name}': it must be {wanted}.");
            return default!;
        }

        return value;
    }
}
