using System.Text;
using CsCheck;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Tests.Repository;

/// <summary>64 bytes at a time find the same braces and brackets as one byte at a time.</summary>
public sealed class BracketScanTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", "\\", "\\\\", "\\\"", "\\u007b", ",", ": ", "a", "é", "{}", "\"}\"", new('x', 61), new('\\', 63), new('\\', 64),
    ];

    [Fact]
    public void Marks_outside_of_texts_are_found() => Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 120], Gen.Int[0, 70]).Sample(
        static (pieces, start) =>
        {
            byte[] json = Encoding.UTF8.GetBytes(new string(' ', start) + string.Concat(pieces.Select(static p => Pieces[p])));
            Assert.Equal(OneByOne(json, start), All(json, start));
        },
        iter: 20_000);

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(127)]
    [InlineData(128)]
    public void Texts_and_escapes_reach_over_the_ends_of_blocks(int length)
    {
        foreach (string text in (string[])["\"" + new string('x', length) + "\"{", "\"" + new string('\\', length) + "\"{\"[", new string(' ', length) + "{"])
        {
            byte[] json = Encoding.UTF8.GetBytes(text);
            Assert.Equal(OneByOne(json, 0), All(json, 0));
        }
    }

    private static List<int> All(byte[] json, int start)
    {
        var places = new List<int>();
        var scan = new BracketScan(json, start);
        for (int place = scan.Next(); place >= 0; place = scan.Next())
        {
            places.Add(place);
        }

        return places;
    }

    private static List<int> OneByOne(byte[] json, int start)
    {
        var places = new List<int>();
        bool isInText = false;
        bool isEscaped = false;
        for (int i = start; i < json.Length; i++)
        {
            char mark = (char)json[i];
            if (mark is '"' && !isEscaped)
            {
                isInText = !isInText;
            }
            else if (!isInText && (mark is '{' or '}' or '[' or ']'))
            {
                places.Add(i);
            }

            isEscaped = mark is '\\' && !isEscaped;
        }

        return places;
    }
}
