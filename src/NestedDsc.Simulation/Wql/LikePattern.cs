namespace NestedDsc.Simulation.Wql;

/// <summary>
/// A pattern of WQL's LIKE: <c>%</c> any text, <c>_</c> one character, <c>[a-f]</c> one of a set, <c>[^a-f]</c> one outside a set
/// (WMI SDK, "LIKE Operator"). Matches without regard to case and in time proportional to text × pattern at worst.
/// </summary>
internal sealed class LikePattern
{
    private readonly List<Element> _elements = [];

    /// <exception cref="WqlSyntaxException">A set does not end.</exception>
    public LikePattern(string pattern)
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '%':
                    _elements.Add(new Element(ElementKind.AnyText, "", Negated: false));
                    break;
                case '_':
                    _elements.Add(new Element(ElementKind.AnyCharacter, "", Negated: false));
                    break;
                case '[':
                    // The first character of a set may be ']' itself.
                    bool negated = i + 1 < pattern.Length && pattern[i + 1] == '^';
                    int first = i + (negated ? 2 : 1);
                    int end = first + 1 < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
                    if (end < 0)
                    {
                        throw new WqlSyntaxException("a set in a LIKE pattern does not end");
                    }

                    _elements.Add(new Element(ElementKind.Set, pattern[first..end].ToUpperInvariant(), negated));
                    i = end;
                    break;
                default:
                    _elements.Add(new Element(ElementKind.Character, char.ToUpperInvariant(pattern[i]).ToString(), Negated: false));
                    break;
            }
        }
    }

    /// <summary>The pattern with a blank in place of everything that is no plain character.</summary>
    public string Literal => string.Concat(_elements.Select(static e => e.Kind == ElementKind.Character ? e.Text : " "));

    private enum ElementKind
    {
        Character,
        AnyCharacter,
        AnyText,
        Set,
    }

    /// <summary>Whether the whole text matches.</summary>
    public bool Matches(string text)
    {
        int position = 0;
        int element = 0;
        int retryElement = -1;
        int retryPosition = 0;
        while (position < text.Length)
        {
            if (element < _elements.Count && _elements[element].Kind == ElementKind.AnyText)
            {
                retryElement = element++;
                retryPosition = position;
            }
            else if (element < _elements.Count && MatchesOne(_elements[element], text[position]))
            {
                element++;
                position++;
            }
            else if (retryElement >= 0)
            {
                // Let the last % swallow one character more.
                element = retryElement + 1;
                position = ++retryPosition;
            }
            else
            {
                return false;
            }
        }

        while (element < _elements.Count && _elements[element].Kind == ElementKind.AnyText)
        {
            element++;
        }

        return element == _elements.Count;
    }

    private static bool MatchesOne(Element element, char c) => element.Kind switch
    {
        ElementKind.AnyCharacter => true,
        ElementKind.Character => element.Text[0] == char.ToUpperInvariant(c),
        _ => IsInSet(element.Text, char.ToUpperInvariant(c)) != element.Negated,
    };

    private static bool IsInSet(string set, char c)
    {
        for (int i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (c >= set[i] && c <= set[i + 2])
                {
                    return true;
                }

                i += 2;
            }
            else if (set[i] == c)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Element(ElementKind Kind, string Text, bool Negated);
}
