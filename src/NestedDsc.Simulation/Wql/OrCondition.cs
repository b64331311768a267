namespace NestedDsc.Simulation.Wql;

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
