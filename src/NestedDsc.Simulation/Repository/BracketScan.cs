using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NestedDsc.Simulation.Repository;

/// <summary>
/// Where braces and brackets stand in JSON, those in texts left out: 64 bytes at a time, a bit for each byte, as the first stage of
/// simdjson does it (Langdale, Lemire: "Parsing Gigabytes of JSON per Second", 2019).
/// </summary>
/// <param name="json">The text.</param>
/// <param name="start">Where to begin, outside of a text.</param>
internal ref struct BracketScan(ReadOnlySpan<byte> json, int start)
{
    private const int Width = 64;
    private const ulong EvenBits = 0x5555_5555_5555_5555;

    // The opening and the closing bracket become braces by this bit.
    private const byte BraceBit = 0x20;
    private readonly ReadOnlySpan<byte> _json = json;
    private int _next = start;
    private int _base;
    private ulong _left;
    private ulong _isInText;
    private ulong _isEscaped;

    /// <summary>The next brace or bracket.</summary>
    /// <returns>Its place, or −1 if there is none.</returns>
    public int Next()
    {
        while (_left == 0)
        {
            if (_next >= _json.Length)
            {
                return -1;
            }

            _base = _next;
            _left = _json.Length - _next >= Width ? Marks(ref MemoryMarshal.GetReference(_json[_next..])) : LastMarks();
            _next += Width;
        }

        int place = _base + BitOperations.TrailingZeroCount(_left);
        _left &= _left - 1;
        return place;
    }

    private ulong LastMarks()
    {
        Span<byte> padded = stackalloc byte[Width];
        padded.Clear();
        _json[_next..].CopyTo(padded);
        return Marks(ref MemoryMarshal.GetReference(padded));
    }

    private ulong Marks(ref byte block)
    {
        ulong quotes = 0;
        ulong backslashes = 0;
        ulong brackets = 0;
        for (int i = 0; i < Width; i += Vector128<byte>.Count)
        {
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref block, (nuint)i);
            Vector128<byte> braces = bytes | Vector128.Create(BraceBit);
            quotes |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)'"'))) << i;
            backslashes |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)'\\'))) << i;
            brackets |= Bits(Vector128.Equals(braces, Vector128.Create((byte)'{')) | Vector128.Equals(braces, Vector128.Create((byte)'}'))) << i;
        }

        if ((backslashes | _isEscaped) != 0)
        {
            quotes &= ~Escaped(backslashes);
        }

        // Each quote turns the bits after it over, up to the next.
        ulong texts = quotes;
        for (int shift = 1; shift < Width; shift *= 2)
        {
            texts ^= texts << shift;
        }

        texts ^= _isInText;
        _isInText = (ulong)((long)texts >> (Width - 1));
        return brackets & ~texts;
    }

    // What follows an odd number of backslashes.
    private ulong Escaped(ulong backslashes)
    {
        ulong escaping = backslashes & ~_isEscaped;
        ulong following = (escaping << 1) | _isEscaped;
        ulong oddStarts = escaping & ~EvenBits & ~following;
        ulong runs = oddStarts + escaping;
        _isEscaped = runs < escaping ? 1UL : 0UL;
        return (EvenBits ^ (runs << 1)) & following;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector128<byte> isMatch) => isMatch.ExtractMostSignificantBits();
}
