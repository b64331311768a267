namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>A file of a package.</summary>
/// <param name="Path">Its path in the package, with forward slashes.</param>
/// <param name="Content">Its content.</param>
/// <param name="IsExecutable">Whether Linux has to be told that it can be run.</param>
public sealed record PackageFile(string Path, ReadOnlyMemory<byte> Content, bool IsExecutable);
