namespace NestedDsc.Benchmarks.RoundTrips;

/// <summary>An operation of an executable on one VM or on all of them.</summary>
/// <param name="Executable">Name of the executable.</param>
/// <param name="Verb">The verb.</param>
/// <param name="Label">How the table names it.</param>
/// <param name="Input">The instance.</param>
internal sealed record Operation(string Executable, string Verb, string Label, string Input);
