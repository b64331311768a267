using System.Text;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Input;

/// <summary>What is refused before a single property is looked at.</summary>
public sealed class DocumentTests
{
    private const string Name = """{"name":"desk"}""";

    private readonly LampProgram _lamp = new();

    public static TheoryData<string> Verbs => ["get", "set", "test", "export"];

    public static TheoryData<string, byte[]> SyntaxErrors => new()
    {
        { "line 1, byte 2", "{"u8.ToArray() },
        { "line 1, byte 1", "]"u8.ToArray() },
        { "line 1, byte 15", """{"name":"desk","""u8.ToArray() },
        { "line 1, byte 16", """{"name":"desk",}"""u8.ToArray() },
        { "line 1, byte 16", """{"name":"desk"}x"""u8.ToArray() },
        { "line 2, byte 1", "{\"name\":\"desk\"}\n{}"u8.ToArray() },
        { "line 1, byte 1", "/* a lamp */{\"name\":\"desk\"}"u8.ToArray() },
        { "line 1, byte 16", "{\"name\":\"desk\"}// a lamp"u8.ToArray() },
        { "line 1, byte 2", "{'name':'desk'}"u8.ToArray() },
        { "line 1, byte 2", "{name:1}"u8.ToArray() },
        { "line 1, byte 9", "{\"name\":undefined}"u8.ToArray() },
        { "line 1, byte 16", "{\"brightness\":05}"u8.ToArray() },
        { "line 1, byte 15", "{\"brightness\":+5}"u8.ToArray() },
        { "line 1, byte 15", "{\"brightness\":.5}"u8.ToArray() },
        { "line 1, byte 15", "{\"brightness\":NaN}"u8.ToArray() },
        { "line 1, byte 16", "{\"brightness\":0x5}"u8.ToArray() },
        { "line 1, byte 10", "{\"name\":\"\0\"}"u8.ToArray() },
        { "line 1, byte 10", "{\"name\":\"\t\"}"u8.ToArray() },
        { "line 1, byte 11", "{\"name\":\"\\x41\"}"u8.ToArray() },
        { "line 1, byte 14", "{\"name\":\"\\u00g1\"}"u8.ToArray() },
        { "line 1, byte 16", "{\"name\":\"desk\"}\0"u8.ToArray() },
        { "line 1, byte 2", Encoding.Unicode.GetBytes(Name) },
        { "line 1, byte 1", Encoding.BigEndianUnicode.GetBytes(Name) },
        { "line 1, byte 1", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. "{}"u8] },
        { "line 1, byte 1", "\u00A0{}"u8.ToArray() },
        { "line 1, byte 1", "\f"u8.ToArray() },
        { "line 1, byte 89", Nested(17) },
        { "line 1, byte 17", [.. Enumerable.Repeat((byte)'[', 100_000)] },
    };

    [Theory]
    [MemberData(nameof(SyntaxErrors))]
    public void A_syntax_error_is_refused_with_its_position(string position, byte[] input)
    {
        Outcome outcome = _lamp.Run(input, "set");

        string error = Assert.Single(outcome.Errors);
        Assert.Matches($@"^The input: it is not valid JSON at {position}( \('.'\))?\. ", error);
        outcome.Fails(ExitCode.InvalidInput, error);
        Assert.Equal(0, _lamp.Room.Connections);
        Assert.Empty(_lamp.Resource.Explained);
    }

    public static TheoryData<byte[]> NotUtf8 => new(
        [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00],
        [0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x7D],
        "{\"name\":\"\xE4\"}".Select(static c => (byte)c).ToArray(),
        [.. "{\"name\":\""u8, 0xC0, 0x80, .. "\"}"u8],
        [.. "{\"name\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8],
        [.. "{\"name\":\""u8, 0xF4, 0x90, 0x80, 0x80, .. "\"}"u8],
        [.. "{\"name\":\"desk\"}"u8, 0xC3]);

    [Theory]
    [MemberData(nameof(NotUtf8))]
    public void Anything_but_UTF_8_is_refused(byte[] input) =>
        _lamp.Run(input, "get").Fails(ExitCode.InvalidInput, "The input: it is not UTF-8 text.");

    [Theory]
    [InlineData("[]", "an array")]
    [InlineData("""[{"name":"desk"}]""", "an array")]
    [InlineData("1", "1")]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("\"desk\"", "\"desk\"")]
    public void Anything_but_an_object_is_refused(string input, string found) =>
        _lamp.Run(input, "get").Fails(ExitCode.InvalidInput, $"The input: it must be a JSON object, not {found}.");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\r\n\t \n")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF \n")]
    [InlineData("{}")]
    [InlineData("\uFEFF{ }\n")]
    public void No_text_at_all_is_an_instance_without_properties(string input)
    {
        Assert.Equal(ExitCode.Success, _lamp.Run(input, "export").ExitCode);
        _lamp.Run(input, "get").Fails(ExitCode.InvalidInput, "The input: \"name\" is missing.");
    }

    [Theory]
    [InlineData("\uFEFF{\"name\":\"desk\"}")]
    [InlineData("\r\n\t{ \"name\"\n:\t\"desk\" } \r\n")]
    [InlineData("{\"\\u006eame\":\"des\\u006b\"}")]
    public void The_same_instance_can_be_written_in_many_ways(string input) =>
        Assert.Equal(_lamp.Run(Name, "get").Output, _lamp.Run(input, "get").Output);

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Ten_megabytes_are_refused_whatever_they_hold(string verb)
    {
        foreach (byte filler in "[ {\"0"u8.ToArray())
        {
            byte[] input = new byte[10 * 1024 * 1024];
            Array.Fill(input, filler);

            _lamp.Run(input, verb).Fails(ExitCode.InvalidInput, "The input: it is larger than 1048576 bytes, which no instance is.");
        }

        Assert.Equal(0, _lamp.Room.Connections);
    }

    [Fact]
    public void An_endless_input_is_not_read_to_its_end()
    {
        using var zeros = new EndlessStream();

        _lamp.Run(zeros, "get").Fails(ExitCode.InvalidInput, "The input: it is larger than 1048576 bytes, which no instance is.");

        Assert.InRange(zeros.Given, InputDocument.LargestSize, 8 * InputDocument.LargestSize);
    }

    [Fact]
    public void The_largest_size_itself_is_allowed_and_one_byte_more_is_not()
    {
        string padded = Name + new string(' ', InputDocument.LargestSize - Name.Length);

        Assert.Equal(ExitCode.Success, _lamp.Run(padded, "get").ExitCode);
        Assert.Equal(ExitCode.Success, _lamp.Run("", "get", "-i", padded).ExitCode);
        Assert.Equal(ExitCode.InvalidInput, _lamp.Run(padded + " ", "get").ExitCode);
        Assert.Equal(ExitCode.InvalidInput, _lamp.Run("", "get", "-i", padded + " ").ExitCode);
    }

    [Fact]
    public void An_instance_may_arrive_in_pieces()
    {
        using var dripping = new DrippingStream(Encoding.UTF8.GetBytes(Name + new string(' ', 10_000)));

        Assert.Equal(ExitCode.Success, _lamp.Run(dripping, "get").ExitCode);
    }

    [Fact]
    public void The_deepest_nesting_itself_is_allowed() =>
        Assert.Equal(ExitCode.Success, _lamp.Run(Nested(16), "export").ExitCode);

    private static byte[] Nested(int depth)
    {
        var text = new StringBuilder("""{"_metadata":""");
        for (int i = 2; i < depth; i++)
        {
            text.Append("{\"a\":");
        }

        return Encoding.UTF8.GetBytes(text.Append("{}").Append('}', depth - 1).ToString());
    }
}
