namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>A source of payloads that can be reached from the simulated Windows.</summary>
/// <param name="Path">Its path as DISM is given it.</param>
/// <param name="Payloads">DISM names of the features whose payload it has.</param>
internal sealed record PayloadSource(string Path, IReadOnlyList<string> Payloads)
{
    /// <summary>Whether a path means this source. Windows compares paths without regard to case; a backslash at the end means nothing.</summary>
    public bool IsAt(string path) =>
        string.Equals(Path.TrimEnd('\\'), path.TrimEnd('\\'), StringComparison.OrdinalIgnoreCase);

    public bool Has(string feature) => Payloads.Contains(feature, StringComparer.OrdinalIgnoreCase);
}
