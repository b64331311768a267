namespace NestedDsc.Reports.Content;

/// <summary>One property of an instance, as it is shown.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Desired">The desired value; <see langword="null"/> if there is none.</param>
/// <param name="Actual">The actual value; <see langword="null"/> if there is none.</param>
/// <param name="Differs">Whether it differs, or was changed.</param>
internal sealed record PropertyRow(string Name, string? Desired, string? Actual, bool Differs)
{
    /// <summary>Whether the document says anything about it.</summary>
    public bool Managed => Desired is not null || Differs;
}
