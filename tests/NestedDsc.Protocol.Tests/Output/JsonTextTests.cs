using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Protocol.Tests.Output;

/// <summary>Texts are written as the framework's relaxed encoder writes them.</summary>
public sealed class JsonTextTests
{
    [Fact]
    public void Every_character_is_written_alike()
    {
        for (int character = char.MinValue; character <= char.MaxValue; character++)
        {
            AssertAlike(new string((char)character, 1));
            AssertAlike($"a{(char)character}\"b");
        }

        AssertAlike("");
        AssertAlike("\U0001F4A1 \uD83D");
    }

    [Fact]
    public void Texts_are_written_alike() => Gen.String.Sample(AssertAlike, iter: 5_000);

    private static void AssertAlike(string text)
    {
        Assert.Equal(Written(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping), Written(text, JsonText.Encoder));
        Assert.Equal(
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text), JsonText.Encoder.Encode(text));
        foreach (Rune rune in text.EnumerateRunes())
        {
            Assert.Equal(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.WillEncode(rune.Value), JsonText.Encoder.WillEncode(rune.Value));
        }
    }

    private static string Written(string text, JavaScriptEncoder encoder)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString(text, text);
            writer.WriteString("utf8", Encoding.UTF8.GetBytes(text));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
