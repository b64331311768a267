using System.Text;

namespace NestedDsc.Documents.Tests;

/// <summary>Types and limits of YAML.</summary>
public sealed class YamlTests
{
    [Theory]
    [InlineData("on", "\"on\"")]
    [InlineData("off", "\"off\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("No", "\"No\"")]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("tRUE", "\"tRUE\"")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("null", "null")]
    [InlineData("\"null\"", "\"null\"")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("4096", "4096")]
    [InlineData("-4", "-4")]
    [InlineData("+4", "4")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("0", "0")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1.50", "1.50")]
    [InlineData(".5", "0.5")]
    [InlineData("-1.", "-1.0")]
    [InlineData("1e3", "1e3")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("192.168.100.0/24", "\"192.168.100.0/24\"")]
    [InlineData("2026-01-01", "\"2026-01-01\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData("00155D010203", "\"00155D010203\"")]
    [InlineData("!!str 5", "\"5\"")]
    [InlineData("!!int 5", "5")]
    [InlineData(".", "\".\"")]
    [InlineData("+", "\"+\"")]
    [InlineData("|-\n        a\n        b", "\"a\\nb\"")]
    [InlineData("[1, {a: b}]", """[1,{"a":"b"}]""")]
    public void Plain_texts_have_the_type_of_the_core_schema(string yaml, string json) => Assert.Equal(json, DocumentFile.Property(yaml));

    [Theory]
    [InlineData("007")]
    [InlineData("001122334455")]
    [InlineData("0015500102e3")]
    [InlineData("0b101")]
    [InlineData("-0x1F")]
    [InlineData(".inf")]
    [InlineData("-.INF")]
    [InlineData(".nan")]
    public void What_programs_read_differently_has_to_be_written_clearly(string yaml)
    {
        string mistake = Assert.Single(DocumentFile.Mistakes(DocumentFile.With(yaml)));
        Assert.StartsWith($"6,10 Programs differ on whether '{yaml}' is a number.", mistake);
    }

    [Theory]
    [InlineData("\"a\0b\"", "6,12 The character U+0000 is not allowed in YAML.")]
    [InlineData("a\u001bb", "6,11 The character U+001B is not allowed in YAML.")]
    [InlineData("a\u007f", "6,11 The character U+007F is not allowed in YAML.")]
    [InlineData("a # \ufffe", "6,14 The character U+FFFE is not allowed in YAML.")]
    [InlineData("a\u0085b: c", "6,11 The character U+0085 ends a line for some readers of YAML and not for others.")]
    [InlineData("'a\u2028b'", "6,12 The character U+2028 ends a line for some readers of YAML and not for others.")]
    public void Characters_without_a_place_in_YAML_are_told_with_theirs(string yaml, string start) =>
        Assert.StartsWith(start, Assert.Single(DocumentFile.Mistakes(DocumentFile.With(yaml))));

    [Theory]
    [InlineData("$schema: x\nresources:\n\t- name: a\n", "3,1")]
    [InlineData("$schema: x\nresources:\n- name: a\n  type: A/B\n  properties:\n\tvmName: x\n", "6,1")]
    [InlineData("$schema: x\nresources:\n- name: a\n \ttype: b\n", "4,2")]
    public void A_tab_that_indents_is_told_where_it_stands(string text, string place) =>
        Assert.Equal($"{place} This is not valid YAML: a tab can't indent. Use spaces.", Assert.Single(DocumentFile.Mistakes(text)));

    [Theory]
    [InlineData("resources: []\n", "2,1 The configuration has no resources.")]
    [InlineData("", "1,1 The configuration has no resources.")]
    public void A_document_without_resources_checks_nothing_and_is_a_mistake(string resources, string mistake) =>
        Assert.Equal(mistake, Assert.Single(DocumentFile.Mistakes(DocumentFile.Head + resources)));

    [Theory]
    [InlineData("\ta\t", "\"a\"")]
    [InlineData("\"a\tb\"", "\"a\\tb\"")]
    [InlineData("a # \tb", "\"a\"")]
    public void Tabs_elsewhere_are_blanks(string yaml, string json) => Assert.Equal(json, DocumentFile.Property(yaml));

    [Theory]
    [InlineData("*a", "6,10 Aliases are not followed.")]
    [InlineData("!secret x", "6,10 The tag '!secret' means nothing")]
    [InlineData("!!int x", "6,10 'x' is not what its tag says.")]
    [InlineData("!!timestamp 2026-01-01", "6,10 '2026-01-01' is not what its tag says.")]
    [InlineData("!x [1]", "6,10 The tag '!x' means nothing")]
    [InlineData("{1: 2}", "6,11 The name of a property must be a string, not 1.")]
    [InlineData("{[a]: 2}", "6,11 The name of a property must be a string, not a list.")]
    [InlineData("{a: 1, a: 2}", "6,17 'a' is given twice; the first time in line 6.")]
    [InlineData("[1, 2", "7,1 This is not valid YAML:")]
    [InlineData("\"\\ud800\"", "6,10 ")]
    [InlineData("a: b", "6,11 This is not valid YAML:")]
    [InlineData("1\n    name: two", "7,5 'name' is given twice; the first time in line 3.")]
    public void Mistakes_have_a_place(string yaml, string expected) =>
        Assert.StartsWith(expected, DocumentFile.Mistakes(DocumentFile.With(yaml))[0]);

    [Fact]
    public void Aliases_do_not_make_a_small_file_large()
    {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'z'; c++)
        {
            char before = (char)(c - 1);
            bomb.AppendLine($"{c}: &{c} [{string.Join(", ", Enumerable.Repeat("*" + before, 9))}]");
        }

        string[] mistakes = DocumentFile.Mistakes(bomb.ToString());
        Assert.Equal(100, mistakes.Length);
        Assert.Contains(mistakes, static m => m.StartsWith("2,8 Aliases are not followed.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Nesting_is_bounded(string open)
    {
        string mistake = Assert.Single(DocumentFile.Mistakes("resources: " + (open[0] == '-' ? "\n" : "") + string.Concat(Enumerable.Repeat(open, 100_000))));
        Assert.Contains("64 levels deep", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_holds_one_document() =>
        Assert.StartsWith("3,1 A second document begins here", DocumentFile.Mistakes("$schema: x\nresources: []\n---\na: b\n")[0]);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_a_mistake(string text) => Assert.StartsWith("1,1 The file is empty.", DocumentFile.Mistakes(text)[0]);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("text")]
    [InlineData("--- ")]
    public void A_document_is_an_object(string text) => Assert.Contains("A configuration must be an object", DocumentFile.Mistakes(text)[0], StringComparison.Ordinal);

    [Fact]
    public void Only_utf8_is_read()
    {
        Assert.Equal(["1,1 The file is not UTF-8 text."], DocumentFile.MistakesOf([0xFF, 0xFE, (byte)'a', 0]));
        Assert.Single(DocumentFile.ReadBytes([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(DocumentFile.With("ä"))]).Resources);
    }

    [Fact]
    public void Windows_line_ends_are_fine() =>
        Assert.Single(DocumentFile.Read(DocumentFile.With("1").ReplaceLineEndings("\r\n")).Resources);

    [Fact]
    public void Size_is_bounded() =>
        Assert.Equal(["1,1 The file is larger than 4 MB, which no configuration is."], DocumentFile.Mistakes(new string('#', (4 * 1024 * 1024) + 1)));
}
