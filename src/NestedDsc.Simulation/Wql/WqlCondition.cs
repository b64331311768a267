namespace NestedDsc.Simulation.Wql;

/// <summary>A WHERE condition.</summary>
internal abstract record WqlCondition;

/// <summary>Both hold.</summary>
internal sealed record AndCondition(WqlCondition Left, WqlCondition Right) : WqlCondition
{
    /// <summary>The conditions of a chain of these, from its end. Who follows <see cref="Left"/> needs as much stack as the chain is long.</summary>
    public IEnumerable<WqlCondition> Parts
    {
        get
        {
            WqlCondition rest = this;
            for (; rest is AndCondition and; rest = and.Left)
            {
                yield return and.Right;
            }

            yield return rest;
        }
    }
}

/// <summary>At least one holds.</summary>
internal sealed record OrCondition(WqlCondition Left, WqlCondition Right) : WqlCondition
{
    /// <summary>The conditions of a chain of these, from its end. Who follows <see cref="Left"/> needs as much stack as the chain is long.</summary>
    public IEnumerable<WqlCondition> Parts
    {
        get
        {
            WqlCondition rest = this;
            for (; rest is OrCondition or; rest = or.Left)
            {
                yield return or.Right;
            }

            yield return rest;
        }
    }
}

/// <summary>It does not hold.</summary>
internal sealed record NotCondition(WqlCondition Operand) : WqlCondition;

/// <summary>A property has no value.</summary>
internal sealed record NullCondition(string Property) : WqlCondition;

/// <summary>A property compares with a constant.</summary>
/// <param name="Property">The property.</param>
/// <param name="Comparison">How.</param>
/// <param name="Constant">A <see cref="string"/>, <see cref="bool"/>, <see cref="decimal"/> or <see cref="double"/>.</param>
internal sealed record CompareCondition(string Property, WqlComparison Comparison, object Constant) : WqlCondition;

/// <summary>How two values compare.</summary>
internal enum WqlComparison
{
    /// <summary>The same.</summary>
    Equal,

    /// <summary>Not the same.</summary>
    NotEqual,

    /// <summary>Smaller.</summary>
    Less,

    /// <summary>Smaller or the same.</summary>
    LessOrEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or the same.</summary>
    GreaterOrEqual,
}

/// <summary>A text property matches a pattern.</summary>
internal sealed record LikeCondition(string Property, LikePattern Pattern) : WqlCondition;

/// <summary>The instance is of a class or of one derived from it.</summary>
internal sealed record IsaCondition(string ClassName) : WqlCondition;
