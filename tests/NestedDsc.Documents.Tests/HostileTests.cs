using System.Text;
using CsCheck;

namespace NestedDsc.Documents.Tests;

/// <summary>Whatever is in a file, there is a document or a list of mistakes.</summary>
public sealed class HostileTests
{
    private static readonly string[] Pieces =
    [
        "$schema: x\n", "resources:\n", "  - name: a\n", "    type: A/B\n", "    properties:\n", "      p: ", "[", "]", "{", "}", ",", ":", "? ", "- ",
        "&a ", "*a", "!!str ", "!x ", "'", "\"", "\\u", "|\n", ">-\n", "---\n", "...\n", "%YAML 1.9999999999\n", "%TAG ! x\n", "#", "\t", "\0", "\uFEFF",
        "\u2028", "\U0001F600", "<<: ", "\"[parameters('x')]\"", "[[", "0x", "1e", ".", "\r", "  ", "\n", "@", "`", "null", "true", "007", "\x85",
    ];

    [Fact]
    public void Any_text_is_read_or_refused_with_places() =>
        Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]).Array[0, 30].Sample(static pieces => Try(Encoding.UTF8.GetBytes(string.Concat(pieces))), iter: 3000);

    [Fact]
    public void A_document_with_any_damage_is_read_or_refused_with_places()
    {
        byte[] good = Encoding.UTF8.GetBytes(DocumentFile.With("[1, {a: \"b\\u00e4\"}]") + "    dependsOn: []\nparameters:\n  x: { type: int, defaultValue: 1 }\n");
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Bool).Sample(
            (at, value, cut) => Try(cut ? good[..at] : [.. good[..at], value, .. good[(at + 1)..]]), iter: 2000);
    }

    private static void Try(byte[] bytes)
    {
        foreach (string name in new[] { "a.yaml", "a.json" })
        {
            try
            {
                DocumentFile.ReadBytes(bytes, name);
            }
            catch (DocumentException error)
            {
                Assert.NotEmpty(error.Mistakes);
                Assert.All(error.Mistakes, static m =>
                {
                    Assert.True(m.Location is { Line: > 0, Column: > 0 });
                    Assert.DoesNotContain(m.Message, static c => char.IsControl(c));
                });
            }
        }
    }
}
