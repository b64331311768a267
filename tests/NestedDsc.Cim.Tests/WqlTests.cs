using System.Text;
using CsCheck;

namespace NestedDsc.Cim.Tests;

public sealed class WqlTests
{
    private static readonly Gen<string> Nasty = Gen.OneOf(Gen.String, Gen.Char["\\'\"[]%_^{}aB9 -:"].Array.Select(static c => new string(c)));

    [Fact]
    public void A_name_with_quotes_and_backslashes_becomes_one_literal() =>
        Assert.Equal(@"'O\'Brien\\lab'", Wql.Literal(@"O'Brien\lab"));

    [Fact]
    public void A_prefix_keeps_only_its_own_wildcard() =>
        Assert.Equal(@"'Microsoft:50[%][_][[]\\x%'", Wql.StartsWith(@"Microsoft:50%_[\x"));

    [Fact]
    public void Any_text_comes_back_out_of_its_literal() =>
        Nasty.Sample(static text => Assert.Equal(text, Decode(Wql.Literal(text))));

    [Fact]
    public void Any_text_is_matched_by_its_like_literal_and_by_nothing_else() =>
        Gen.Select(Nasty, Nasty).Sample(static (text, other) =>
        {
            string pattern = Decode(Wql.LikeLiteral(text));
            Assert.True(IsLike(text, pattern));
            Assert.Equal(string.Equals(text, other, StringComparison.Ordinal), IsLike(other, pattern));
        });

    [Fact]
    public void A_prefix_matches_whatever_begins_with_it() =>
        Gen.Select(Nasty, Nasty).Sample(static (prefix, other) =>
        {
            string pattern = Decode(Wql.StartsWith(prefix));
            Assert.True(IsLike(prefix + other, pattern));
            Assert.Equal(other.StartsWith(prefix, StringComparison.Ordinal), IsLike(other, pattern));
        });

    private static string Decode(string literal)
    {
        Assert.Equal('\'', literal[0]);
        string text = DecodeUntil('\'', literal, 1, out int end);
        Assert.Equal(literal.Length - 1, end);
        return text;
    }

    private static string DecodeUntil(char quote, string text, int start, out int end)
    {
        var value = new StringBuilder();
        for (end = start; text[end] != quote; end++)
        {
            if (text[end] == '\\')
            {
                end++;
            }

            value.Append(text[end]);
        }

        return value.ToString();
    }

    // LIKE with no other wildcards than %, _ and sets of one character.
    private static bool IsLike(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        switch (pattern[0])
        {
            case '%':
                return IsLike(text, pattern[1..]) || (!text.IsEmpty && IsLike(text[1..], pattern));
            case '_':
                return !text.IsEmpty && IsLike(text[1..], pattern[1..]);
            case '[':
                Assert.Equal(']', pattern[2]);
                return !text.IsEmpty && text[0] == pattern[1] && IsLike(text[1..], pattern[3..]);
            default:
                return !text.IsEmpty && text[0] == pattern[0] && IsLike(text[1..], pattern[1..]);
        }
    }
}
