namespace NestedDsc.Tool.Engine;

/// <summary>How a manifest says that an operation is run.</summary>
/// <param name="Executable">Name of the program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="ReadsInput">Whether the instance goes to standard input.</param>
internal sealed record ManifestMethod(string Executable, IReadOnlyList<ManifestArgument> Arguments, bool ReadsInput)
{
    /// <summary>Whether the operation has a what-if of its own.</summary>
    public bool HasWhatIf => Arguments.Any(static argument => argument.Kind is ArgumentKind.WhatIf);

    public IReadOnlyList<string> Build(string instance, bool whatIf) =>
        [.. Arguments.SelectMany(argument => argument.Build(instance, whatIf))];
}
