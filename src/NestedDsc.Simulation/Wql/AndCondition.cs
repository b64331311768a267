namespace NestedDsc.Simulation.Wql;

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
