namespace NestedDsc.Cim;

/// <summary>What a CIM method answered.</summary>
/// <param name="ReturnValue">The return code: 0 done, 4096 a job goes on, anything else an error.</param>
/// <param name="OutParameters">Output parameters as they were when the method returned; a job fills them in no later.</param>
public sealed record CimMethodResult(uint ReturnValue, CimObject OutParameters);
