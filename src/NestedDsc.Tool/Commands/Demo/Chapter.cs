namespace NestedDsc.Tool.Commands.Demo;

/// <summary>A part of the story, on one computer.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record Chapter(string Title, IReadOnlyList<IDemoStep> Steps);
