namespace NestedDsc.Protocol.Plans;

/// <summary>A property whose actual value is not the desired one.</summary>
/// <param name="Property">Name of the property.</param>
/// <param name="Reason">Why the instance is not in desired state.</param>
public sealed record Difference(string Property, Finding Reason)
{
    /// <summary>Whether only a restart of the computer makes the value the desired one; there is nothing that a set could do.</summary>
    public bool CompletedByRestart { get; init; }
}
