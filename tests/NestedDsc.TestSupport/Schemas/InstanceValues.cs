using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Generates the values of instances.</summary>
public static class InstanceValues
{
    /// <summary>What would be more than a text if it were put into a query, XML, a path or a command line as it is.</summary>
    public static IReadOnlyList<string> Attacks { get; } =
    [
        "' OR Name LIKE '%", "x' OR '1'='1", "\" OR \"\"=\"", "%", "_", "[a-z]%", "lab%", "</VALUE></PROPERTY><PROPERTY NAME=\"Notes\" TYPE=\"string\"><VALUE>x",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>&b;", "]]>", "<![CDATA[", "&#x41;", "\",SystemName=\"x", "\\\\.\\root\\cimv2:Win32_Process", "..\\..\\x", "../../x", "$(reboot)", "`reboot`",
        "; Remove-VM *", "--what-if", "{0}", "\\'", "\\",
    ];

    private static readonly string[] Characters =
        ["a", "Z", "0", " ", "'", "\"", "[", "]", "%", "_", "^", "\\", "/", "*", "?", "<", "&", "\t", "\n", "ä", "ß", "İ", "日", "\u202E", "💡", "👩‍👩‍👧", "e\u0301", "$", "`", ";", .. Attacks];

    private static readonly string[] Odd =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "2", "3", "4.0", "4e0", "40e-1", "1.5", "1e3", "1E+2", "31", "32", "33", "34.0", "65", "100", "2048", "2049", "2050",
        "86400", "86401", "251658240", "251658242", "2147483648", "9223372036854775807", "9223372036854775808", "1e30", "-1e30", "1e400", "1e-400", "0.1e1", "-2.0",
        "\"\"", "\"x\"", "\"running\"", "\"Running\"", "\"off\"", "\"Off\"", "\"fail\"", "\"turnOff\"", "\"turnoff\"", "\"resume\"", "\"AMD\"", "\"true\"", "\"4\"",
        "\"8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d\"", "\"8F1B1C2E-6D0E-4E0B-9D53-0F7C7A1F2B3D\"", "\"{8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d}\"",
        "\"8f1b1c2e6d0e4e0b9d530f7c7a1f2b3d\"", "\"8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d\\n\"", "\" 8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d\"",
        "\"8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3\\uFF11\"", "\"a\\u0000b\"", "\"a\\u0001b\"", "\"\\ta\"", "\" a\"", "\"a \"", "\" \"", "\"a b\"", "\"\\uFFFE\"", "\"\\u0000\"", "\"\\n\"", "\"2026-01-15T08:00:00Z\"",
        "[]", "{}", "[null]", "[{}]", "[[]]", "[\"x\"]", "{\"name\":\"x\"}", "{\"code\":\"a\",\"phrase\":\"b\"}", "{\"name\":\"x\",\"restoreOnFailure\":1}",
        "[{\"name\":\"x\"}]", "[{\"name\":1}]", "[{\"system\":\"x\"}]", "[{\"code\":\"a\",\"phrase\":\"b\"}]", "[{\"code\":\"a\"}]", "[{\"name\":\"x\",\"more\":1}]",
    ];

    /// <summary>Values of every type, at and beyond the bounds that are usual.</summary>
    public static Gen<JsonNode?> Anything { get; } = Gen.OneOf(
        Gen.Int[0, Odd.Length - 1].Select(static i => JsonNode.Parse(Odd[i])),
        Gen.Int[99, 102].Select(static length => (JsonNode?)new string('x', length)),
        Gen.Int[98, 101].Select(static length => (JsonNode?)(new string('x', length) + "💡")));

    /// <summary>Numbers at and beyond the bounds that are usual, in every way to write them.</summary>
    internal static Gen<JsonNode?> AnyNumber { get; } = Some(static text => text[0] is '-' or (>= '0' and <= '9'));

    /// <summary>Texts that some property takes and another does not.</summary>
    internal static Gen<JsonNode?> AnyText { get; } = Some(static text => text[0] is '"');

    /// <summary>Texts that try the escaping of every layer.</summary>
    /// <param name="shortest">The fewest characters.</param>
    /// <param name="longest">The most characters.</param>
    public static Gen<string> HostileText(int shortest, int longest) =>
        Gen.Int[0, Characters.Length - 1].Array[shortest, longest].Select(picks => Cut(string.Concat(picks.Select(static i => Characters[i])), longest));

    private static Gen<JsonNode?> Some(Func<string, bool> wanted)
    {
        string[] some = [.. Odd.Where(wanted)];
        return Gen.Int[0, some.Length - 1].Select(i => JsonNode.Parse(some[i]));
    }

    /// <summary>GUIDs in both cases.</summary>
    public static Gen<string> Identifier { get; } =
        Gen.Select(Gen.Guid, Gen.Bool, static (id, upper) => upper ? id.ToString().ToUpperInvariant() : id.ToString());

    /// <summary>Hostile texts that can be given as a name.</summary>
    /// <param name="longest">The most UTF-16 code units.</param>
    public static Gen<string> NewName(int longest) => HostileText(0, longest / 2 - 2).Select(static text => $"<{string.Concat(text.Where(static c => c >= ' '))}>");

    internal static Gen<JsonNode?> Integer(long least, long most, long multipleOf)
    {
        long low = least / multipleOf;
        long high = most / multipleOf;
        Gen<long> number = Gen.OneOf(Gen.Const(low), Gen.Const(high), Gen.Long[low, high], Gen.Long[low, Math.Min(high, low + 100)]).Select(n => n * multipleOf);
        return Gen.Select(number, Gen.Int[0, 4], static (n, form) => JsonNode.Parse(Write(n, form)));
    }

    private static string Write(long number, int form)
    {
        string digits = number.ToString(CultureInfo.InvariantCulture);
        return form switch
        {
            0 => digits + ".0",
            1 => digits + "e0",
            2 when number != 0 => digits + "0e-1",
            _ => digits,
        };
    }

    private static string Cut(string text, int longest) =>
        string.Concat(text.EnumerateRunes().Take(longest).Select(static rune => rune.ToString()));
}
