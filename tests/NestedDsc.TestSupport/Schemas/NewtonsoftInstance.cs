#if !JSONSCHEMA_NET
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>An instance in the form in which NJsonSchema judges it as JSON Schema does.</summary>
internal static class NewtonsoftInstance
{
    private const int LargestExponent = 400;

    private const long BeyondEveryBound = 1L << 62;

    public static JToken From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Object(element),
        JsonValueKind.Array => new JArray(element.EnumerateArray().Select(From).ToArray<object>()),
        JsonValueKind.String => new JValue(OneUnitPerCharacter(element.GetString()!)),
        JsonValueKind.Number => Number(element.GetRawText()),
        JsonValueKind.True => new JValue(value: true),
        JsonValueKind.False => new JValue(value: false),
        _ => JValue.CreateNull(),
    };

    private static JObject Object(JsonElement element)
    {
        var result = new JObject();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            result[property.Name] = From(property.Value);
        }

        return result;
    }

    // Which characters they are does not matter to any pattern of ours, only how many.
    private static string OneUnitPerCharacter(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            result.Append(rune.IsBmp ? (char)rune.Value : '\uE000');
        }

        return result.ToString();
    }

    private static JValue Number(string raw)
    {
        int mark = raw.AsSpan().IndexOfAny('e', 'E');
        string mantissa = mark < 0 ? raw : raw[..mark];
        var exponent = mark < 0 ? BigInteger.Zero : BigInteger.Parse(raw.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        for (; !digits.IsZero && exponent < 0 && digits % 10 == 0; exponent++)
        {
            digits /= 10;
        }

        return digits.IsZero ? new JValue(0L)
            : exponent < 0 ? new JValue(double.Parse(raw, CultureInfo.InvariantCulture))
            : Whole(digits * BigInteger.Pow(10, (int)BigInteger.Min(exponent, LargestExponent)));
    }

    // NJsonSchema can't compare numbers beyond 64 bits; what stands for them is beyond every bound and even, as they are mostly.
    private static JValue Whole(BigInteger number) => new(
        number > long.MaxValue ? BeyondEveryBound : number < long.MinValue ? -BeyondEveryBound : (long)number);
}
#endif
