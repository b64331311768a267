using YamlDotNet.Core;
using YamlScalar = YamlDotNet.Core.Events.Scalar;

namespace NestedDsc.Documents.Syntax;

/// <summary>
/// Types of YAML's plain texts by the core schema of YAML 1.2, in which <c>on</c>, <c>off</c>, <c>yes</c> and <c>no</c> are
/// strings. What the engine's own reader takes for another type than the core schema has to be written clearly.
/// </summary>
internal static class YamlScalars
{
    private const string Core = "tag:yaml.org,2002:";

    /// <summary>Finds the type of a text.</summary>
    /// <param name="scalar">The text.</param>
    /// <param name="mark">Where it begins.</param>
    /// <param name="mistakes">Receives mistakes.</param>
    /// <returns>The value.</returns>
    public static Scalar Resolve(YamlScalar scalar, Mark mark, MistakeList mistakes)
    {
        if (!IsUnicode(scalar.Value))
        {
            mistakes.Add(mark, "The text holds half of a surrogate pair, which is not Unicode text.");
            return new Scalar(ScalarKind.Text, "", mark);
        }

        var text = new Scalar(ScalarKind.Text, scalar.Value, mark);
        string? tag = scalar.Tag.IsEmpty ? null : scalar.Tag.Value;
        if (tag is "!" or Core + "str" || (tag is null && scalar.Style != ScalarStyle.Plain))
        {
            return text;
        }

        Scalar plain = Plain(text, mistakes);
        string? expected = tag is null ? null : TagOf(plain.Kind);
        if (tag is not null && !string.Equals(tag, expected, StringComparison.Ordinal))
        {
            mistakes.Add(mark, tag.StartsWith(Core, StringComparison.Ordinal) ? $"{text.Describe()} is not what its tag says." : UnknownTag(scalar.Tag));
        }

        return plain;
    }

    /// <summary>The message about a tag that means nothing here.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The message.</returns>
    public static string UnknownTag(TagName tag) =>
        $"The tag {new Scalar(ScalarKind.Text, tag.Value, default).Describe()} means nothing in a configuration. Leave it out.";

    private static Scalar Plain(Scalar text, MistakeList mistakes)
    {
        switch (text.Text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return new Scalar(ScalarKind.Null, "null", text.Mark);
            case "true" or "True" or "TRUE":
                return new Scalar(ScalarKind.Boolean, "true", text.Mark);
            case "false" or "False" or "FALSE":
                return new Scalar(ScalarKind.Boolean, "false", text.Mark);
            default:
                return YamlNumbers.Read(text.Text, out string json) switch
                {
                    YamlNumber.Integer => new Scalar(ScalarKind.Integer, json, text.Mark),
                    YamlNumber.Float => new Scalar(ScalarKind.Float, json, text.Mark),
                    YamlNumber.Unclear => Unclear(text, mistakes),
                    _ => text,
                };
        }
    }

    private static Scalar Unclear(Scalar text, MistakeList mistakes)
    {
        mistakes.Add(
            text.Mark,
            $"Programs differ on whether {text.Describe()} is a number. Put it in quotes if it is text; otherwise write the number in full, "
            + "without leading zeros.");
        return text;
    }

    private static string TagOf(ScalarKind kind) => Core + kind switch
    {
        ScalarKind.Null => "null",
        ScalarKind.Boolean => "bool",
        ScalarKind.Integer => "int",
        ScalarKind.Float => "float",
        _ => "str",
    };

    private static bool IsUnicode(string text)
    {
        for (int i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
