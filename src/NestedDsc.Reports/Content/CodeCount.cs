namespace NestedDsc.Reports.Content;

/// <summary>How often a code is a reason.</summary>
/// <param name="Code">The code.</param>
/// <param name="Resources">Number of instances with it.</param>
/// <param name="Hosts">Number of hosts with such an instance.</param>
internal sealed record CodeCount(string Code, int Resources, int Hosts);
