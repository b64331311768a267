namespace NestedDsc.Cim;

/// <summary>A return code of a CIM method, or the error code of a job, explained.</summary>
/// <param name="Value">The code.</param>
/// <param name="Name">A short symbolic name; <c>Unknown</c> for a code that is not documented.</param>
/// <param name="Meaning">What it says, as a sentence for people.</param>
public sealed record ReturnCode(uint Value, string Name, string Meaning);
