namespace NestedDsc.Tool.Engine;

/// <summary>A program to run.</summary>
/// <param name="Executable">Its full path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Input">What it reads from standard input.</param>
/// <param name="Folder">Its working directory.</param>
/// <param name="Environment">Variables beyond those of this process.</param>
/// <param name="Timeout">How long it may take.</param>
internal sealed record ChildCommand(
    string Executable,
    IReadOnlyList<string> Arguments,
    byte[] Input,
    string Folder,
    IReadOnlyDictionary<string, string> Environment,
    TimeSpan Timeout);
