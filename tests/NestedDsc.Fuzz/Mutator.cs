using System.Text;

namespace NestedDsc.Fuzz;

/// <summary>Makes inputs of others: bits turned over, parts left out, doubled, exchanged, or put in that parsers dislike.</summary>
/// <param name="seed">The same seed makes the same inputs.</param>
internal sealed class Mutator(int seed)
{
    private const int Longest = 1 << 20;

    private static readonly byte[][] Dislikes =
    [
        .. new[]
        {
            "\"", "'", "\\", "{", "}", "[", "]", "<", ">", "&", "%", "_", "\0", "\n", "--", "/*", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "]]>", "../",
            "1e999", "-1", "99999999999999999999999999", "0x", "null", "true", "\\u0000", "\uFEFF", "\uD83D\uDE00", "\u202E", "' OR '1'='1", "\" OR \"\"=\"", "!!binary", "&a *a", "[[[[[[[[", "{{{{{{{{",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [.. Enumerable.Repeat((byte)'[', 5000)],
        [.. Enumerable.Repeat((byte)'(', 5000)],
        [.. Enumerable.Repeat((byte)'a', 20000)],
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 3000))),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("NOT ", 5000))),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<PROPERTY>", 3000))),
    ];

#pragma warning disable CA5394 // Repeatable, not secret.
    private readonly Random _random = new(seed);

    /// <summary>Makes an input.</summary>
    /// <param name="from">The input that it is made of.</param>
    /// <param name="other">Another one, parts of which may be put in.</param>
    public byte[] Next(byte[] from, byte[] other)
    {
        byte[] text = from;
        for (int i = _random.Next(1, 6); i > 0; i--)
        {
            text = Change(text, other);
        }

        return text.Length > Longest ? text[..Longest] : text;
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private byte[] Change(byte[] text, byte[] other)
    {
        int at = _random.Next(text.Length + 1);
        int length = Math.Min(_random.Next(1, 64), text.Length - at);
        return _random.Next(7) switch
        {
            0 when text.Length > 0 => Flip(text),
            1 => [.. text[..at], .. Pick(Dislikes), .. text[at..]],
            2 => [.. text[..at], .. text[(at + length)..]],
            3 => [.. text[..at], .. text[at..(at + length)], .. text[at..]],
            4 => text[..at],
            5 when other.Length > 0 => Splice(text, at, other),
            _ => [.. text[..at], (byte)_random.Next(256), .. text[at..]],
        };
    }

    private byte[] Flip(byte[] text)
    {
        byte[] flipped = [.. text];
        flipped[_random.Next(text.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    private byte[] Splice(byte[] text, int at, byte[] other)
    {
        int start = _random.Next(other.Length);
        return [.. text[..at], .. other[start..Math.Min(other.Length, start + _random.Next(1, 200))], .. text[at..]];
    }
#pragma warning restore CA5394
}
