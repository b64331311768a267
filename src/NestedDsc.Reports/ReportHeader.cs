namespace NestedDsc.Reports;

/// <summary>What a report is about.</summary>
/// <param name="Document">Path of the configuration document; <see langword="null"/> if not known.</param>
/// <param name="Operation">What was run: <c>test</c> or <c>set</c>.</param>
/// <param name="Engine">What ran it, such as <c>nesteddsc 0.1.0</c> or <c>dsc 3.2.3</c>.</param>
/// <param name="Time">When.</param>
public sealed record ReportHeader(string? Document, string Operation, string Engine, DateTimeOffset Time);
