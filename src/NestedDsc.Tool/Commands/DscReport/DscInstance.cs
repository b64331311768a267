using NestedDsc.Reports;

namespace NestedDsc.Tool.Commands.DscReport;

/// <summary>An instance in an output.</summary>
/// <param name="Result">What was found out.</param>
/// <param name="IsSet">Whether a set wrote it.</param>
internal sealed record DscInstance(ResourceResult Result, bool IsSet);
