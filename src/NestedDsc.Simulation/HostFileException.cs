namespace NestedDsc.Simulation;

/// <summary>The file of a simulated host can't be used: it is missing, damaged, of another format, or could not be written.</summary>
/// <param name="file">The file.</param>
/// <param name="place">Where in the file: a JSON path, or line and column; empty if the whole file is meant.</param>
/// <param name="problem">What is wrong there, as a sentence.</param>
/// <param name="innerException">The error of the layer below, if there is one.</param>
public sealed class HostFileException(string file, string place, string problem, Exception? innerException = null)
    : Exception(place.Length == 0 ? $"{file}: {problem}" : $"{file}: {place}: {problem}", innerException)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>Where in the file; empty if the whole file is meant.</summary>
    public string Place { get; } = place;

    /// <summary>What is wrong there.</summary>
    public string Problem { get; } = problem;
}
