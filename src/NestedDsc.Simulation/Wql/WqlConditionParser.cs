using System.Globalization;

namespace NestedDsc.Simulation.Wql;

/// <summary>Reads a WHERE condition by recursive descent: OR binds loosest, then AND, then NOT.</summary>
internal sealed class WqlConditionParser(List<WqlToken> tokens, int first)
{
    private const int MaxDepth = 64;
    private int _depth;

    /// <summary>The first token after the condition.</summary>
    public int Next { get; private set; } = first;

    private WqlToken Current => tokens[Next];

    public WqlCondition Parse()
    {
        if (++_depth > MaxDepth)
        {
            throw new WqlSyntaxException($"conditions are nested more than {MaxDepth} deep");
        }

        WqlCondition left = And();
        while (TryTake("OR"))
        {
            left = new OrCondition(left, And());
        }

        _depth--;
        return left;
    }

    private WqlCondition And()
    {
        WqlCondition left = Not();
        while (TryTake("AND"))
        {
            left = new AndCondition(left, Not());
        }

        return left;
    }

    private WqlCondition Not()
    {
        bool negated = false;
        while (TryTake("NOT"))
        {
            negated = !negated;
        }

        WqlCondition operand = Operand();
        return negated ? new NotCondition(operand) : operand;
    }

    private WqlCondition Operand()
    {
        if (TryTake("("))
        {
            WqlCondition inner = Parse();
            Take(")");
            return inner;
        }

        if (Current.Kind != WqlTokenKind.Name || IsConstantName(Current))
        {
            object constant = Constant() ?? throw Unexpected("a property");
            WqlComparison comparison = Flip(Comparison());
            return new CompareCondition(Name(), comparison, constant);
        }

        string property = Name();
        if (TryTake("ISA"))
        {
            return string.Equals(property, "__this", StringComparison.OrdinalIgnoreCase) && Current.Kind == WqlTokenKind.Text
                ? new IsaCondition(tokens[Next++].Text)
                : throw Unexpected("a class name after __this ISA");
        }

        bool negated = TryTake("NOT");
        if (TryTake("LIKE"))
        {
            string pattern = Current.Kind == WqlTokenKind.Text ? tokens[Next++].Text : throw Unexpected("a text");
            var like = new LikeCondition(property, new LikePattern(pattern));
            return negated ? new NotCondition(like) : like;
        }

        if (negated)
        {
            throw Unexpected("LIKE");
        }

        if (TryTake("IS"))
        {
            bool isNot = TryTake("NOT");
            Take("NULL");
            return isNot ? new NotCondition(new NullCondition(property)) : new NullCondition(property);
        }

        return Compare(property);
    }

    private WqlCondition Compare(string property)
    {
        WqlComparison comparison = Comparison();
        if (Constant() is { } constant)
        {
            return new CompareCondition(property, comparison, constant);
        }

        return comparison switch
        {
            WqlComparison.Equal => new NullCondition(property),
            WqlComparison.NotEqual => new NotCondition(new NullCondition(property)),
            _ => throw new WqlSyntaxException("NULL has no order"),
        };
    }

    private WqlComparison Comparison()
    {
        WqlComparison? comparison = Current.Kind != WqlTokenKind.Symbol ? null : Current.Text switch
        {
            "=" => WqlComparison.Equal,
            "<>" or "!=" => WqlComparison.NotEqual,
            "<" => WqlComparison.Less,
            "<=" => WqlComparison.LessOrEqual,
            ">" => WqlComparison.Greater,
            ">=" => WqlComparison.GreaterOrEqual,
            _ => null,
        };
        if (comparison is null)
        {
            throw Unexpected("a comparison");
        }

        Next++;
        return comparison.Value;
    }

    /// <summary>Reads a constant; <see langword="null"/> is NULL.</summary>
    private object? Constant()
    {
        WqlToken token = Current;
        object? constant = token.Kind switch
        {
            WqlTokenKind.Text => token.Text,
            WqlTokenKind.Number => Number(token),
            WqlTokenKind.Name when token.Is("TRUE") => true,
            WqlTokenKind.Name when token.Is("FALSE") => false,
            WqlTokenKind.Name when token.Is("NULL") => null,
            _ => throw Unexpected("a constant"),
        };
        Next++;
        return constant;
    }

    private static bool IsConstantName(WqlToken token) => token.Is("TRUE") || token.Is("FALSE") || token.Is("NULL");

    private static object Number(WqlToken token)
    {
        if (decimal.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal integer))
        {
            return integer;
        }

        return double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
            ? real
            : throw new WqlSyntaxException($"'{token.Text}' at position {token.Position} is no number");
    }

    private static WqlComparison Flip(WqlComparison comparison) => comparison switch
    {
        WqlComparison.Less => WqlComparison.Greater,
        WqlComparison.LessOrEqual => WqlComparison.GreaterOrEqual,
        WqlComparison.Greater => WqlComparison.Less,
        WqlComparison.GreaterOrEqual => WqlComparison.LessOrEqual,
        _ => comparison,
    };

    private string Name() => Current.Kind == WqlTokenKind.Name ? tokens[Next++].Text : throw Unexpected("a property");

    private bool TryTake(string keyword)
    {
        if (!Current.Is(keyword))
        {
            return false;
        }

        Next++;
        return true;
    }

    private void Take(string keyword)
    {
        if (!TryTake(keyword))
        {
            throw Unexpected(keyword);
        }
    }

    private WqlSyntaxException Unexpected(string expected) =>
        new($"'{Current.Text}' at position {Current.Position} where {expected} belongs");
}
