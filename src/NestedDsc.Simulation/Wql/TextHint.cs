using System.Buffers;
using System.Text;
using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Wql;

/// <summary>
/// Text that an instance must have in it to meet a condition, such as the GUID of <c>InstanceID LIKE 'Microsoft:GUID%'</c>. Looking
/// for it in the file's bytes spares reading the thousands of instances that do not have it.
/// </summary>
internal sealed class TextHint
{
    private const int ShortestUseful = 4;
    private readonly byte[] _text;
    private readonly SearchValues<byte> _first;

    private TextHint(string text)
    {
        _text = Encoding.ASCII.GetBytes(text);
        _first = SearchValues.Create([(byte)char.ToUpperInvariant(text[0]), (byte)char.ToLowerInvariant(text[0])]);
    }

    /// <summary>The hint of a condition on a class, or <see langword="null"/> if there is none.</summary>
    public static TextHint? Of(WqlCondition? where, ClassDefinition definition)
    {
        string best = Longest(where, definition);
        return best.Length >= ShortestUseful ? new TextHint(best) : null;
    }

    /// <summary>The hint of a text that one of the values begins with or is equal to.</summary>
    public static TextHint? Of(string text) => LongestRun(text) is { Length: >= ShortestUseful } run ? new TextHint(run) : null;

    /// <summary>Whether the JSON text of an instance may hold the hint: no false negatives, as an escape counts as anything.</summary>
    public bool MayBeIn(ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> rest = json;
        while (true)
        {
            int start = rest.IndexOfAny(_first);
            if (start < 0 || rest.Length - start < _text.Length)
            {
                return json.IndexOf("\\u"u8) >= 0;
            }

            if (Ascii.EqualsIgnoreCase(rest.Slice(start, _text.Length), _text))
            {
                return true;
            }

            rest = rest[(start + 1)..];
        }
    }

    private static string Longest(WqlCondition? condition, ClassDefinition definition) => condition switch
    {
        AndCondition and => and.Parts.Reverse().Aggregate("", (best, part) => Longer(best, Longest(part, definition))),
        CompareCondition { Comparison: WqlComparison.Equal, Constant: string text } compare when IsText(compare.Property, definition) =>
            LongestRun(text),
        LikeCondition like when IsText(like.Property, definition) => LongestRun(like.Pattern.Literal),
        _ => "",
    };

    /// <summary>Values of other types are equal in more than one spelling, and the class's name is not in the text.</summary>
    private static bool IsText(string property, ClassDefinition definition) =>
        definition.IndexOf(property) is var index and >= 0 && definition.Properties[index] is { Type: CimType.String, IsArray: false };

    private static string Longer(string left, string right) => left.Length >= right.Length ? left : right;

    /// <summary>
    /// Only digits, hyphens and most letters: nothing else in Unicode has the same upper case (as the long s has that of s), and JSON
    /// need not escape them.
    /// </summary>
    private static string LongestRun(string text)
    {
        string best = "";
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsPlain(text[i]))
            {
                continue;
            }

            best = Longer(best, text[start..i]);
            start = i + 1;
        }

        return best;
    }

    private static bool IsPlain(char c) => c == '-' || (char.IsAsciiLetterOrDigit(c) && (c | 0x20) is not ('i' or 'k' or 's'));
}
