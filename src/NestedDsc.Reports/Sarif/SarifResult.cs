namespace NestedDsc.Reports.Sarif;

/// <summary>A result before it is written.</summary>
/// <param name="Code">The code, which is the id of its rule.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Number">Which one of the same code and instance it is, from 0.</param>
internal sealed record SarifResult(string Code, string Level, string Message, int Number);
