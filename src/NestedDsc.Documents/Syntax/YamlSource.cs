using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalar = YamlDotNet.Core.Events.Scalar;
using YamlMark = YamlDotNet.Core.Mark;

namespace NestedDsc.Documents.Syntax;

/// <summary>Reads YAML 1.2: one document, without aliases and tags of its own.</summary>
/// <param name="text">The text.</param>
/// <param name="mistakes">Receives mistakes.</param>
internal sealed class YamlSource(string text, MistakeList mistakes)
{
    private readonly Parser _parser = new(new StringReader(text));

    /// <summary>Reads the text.</summary>
    /// <returns>Its value; <see langword="null"/> if it is not YAML, or holds nothing.</returns>
    public Node? Parse()
    {
        if (!YamlCharacters.Check(text, mistakes))
        {
            return null;
        }

        try
        {
            return Document();
        }
        catch (YamlException error) when (error.Message.Contains(" tab ", StringComparison.Ordinal)
            && YamlCharacters.FindIndentingTab(text, At(error.Start).Line) is { } tab)
        {
            mistakes.Add(tab, "This is not valid YAML: a tab can't indent. Use spaces.");
        }
        catch (YamlException error)
        {
            mistakes.Add(At(error.Start), "This is not valid YAML: " + Sentence(error.Message));
        }
#pragma warning disable CA1031 // The parser has no way out but an exception for some texts, such as a version number that is too large.
        catch (Exception error)
#pragma warning restore CA1031
        {
            mistakes.Add(At(_parser.Current?.End ?? YamlMark.Empty), "This is not valid YAML: " + Sentence(error.Message));
        }

        return null;
    }

    private Node? Document()
    {
        Next();
        if (Next() is not DocumentStart)
        {
            mistakes.Add(new Mark(1, 1), "The file is empty.");
            return null;
        }

        Next();
        Node node = Value(1);
        Next();
        if (Next() is DocumentStart second)
        {
            mistakes.Add(At(second.Start), "A second document begins here; a file holds one.");
        }

        return node;
    }

    private ParsingEvent Next() => _parser.MoveNext() && _parser.Current is { } current
        ? current
        : throw new YamlException("the text ends too early");

    // The current event is the first of the value; afterwards it is the last.
    private Node Value(int depth)
    {
        ParsingEvent current = _parser.Current!;
        Mark mark = At(current.Start);
        if (depth > SourceFile.DeepestNesting)
        {
            throw new YamlException(
                current.Start, current.End, $"lists and objects may be nested {SourceFile.DeepestNesting} levels deep");
        }

        switch (current)
        {
            case YamlScalar scalar:
                return YamlScalars.Resolve(scalar, mark, mistakes);
            case SequenceStart sequence:
                CheckTag(sequence, mark, "tag:yaml.org,2002:seq");
                return Items(mark, depth);
            case MappingStart mapping:
                CheckTag(mapping, mark, "tag:yaml.org,2002:map");
                return Entries(mark, depth);
            default:
                mistakes.Add(mark, "Aliases are not followed. Write the value here too, or make it a parameter.");
                return new Scalar(ScalarKind.Null, "null", mark);
        }
    }

    private Sequence Items(Mark mark, int depth)
    {
        var items = new List<Node>();
        while (Next() is not SequenceEnd)
        {
            items.Add(Value(depth + 1));
        }

        return new Sequence(items, mark);
    }

    private Mapping Entries(Mark mark, int depth)
    {
        var mapping = new MappingBuilder(mark, mistakes);
        while (Next() is not MappingEnd)
        {
            Node key = Value(depth + 1);
            Next();
            Node value = Value(depth + 1);
            if (key is Scalar { Kind: ScalarKind.Text } name)
            {
                mapping.Add(name.Text, name.Mark, value);
            }
            else
            {
                mistakes.Add(key.Mark, $"The name of a property must be a string, not {key.Describe()}. Put it in quotes if it is meant as one.");
            }
        }

        return mapping.Build();
    }

    private void CheckTag(NodeEvent node, Mark mark, string allowed)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && !string.Equals(node.Tag.Value, allowed, StringComparison.Ordinal))
        {
            mistakes.Add(mark, YamlScalars.UnknownTag(node.Tag));
        }
    }

    private static Mark At(YamlMark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static string Sentence(string message) => message.TrimEnd('.', ' ') + ".";
}
