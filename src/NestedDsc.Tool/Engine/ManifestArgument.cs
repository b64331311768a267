namespace NestedDsc.Tool.Engine;

/// <summary>One argument in a manifest.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Text">The argument itself.</param>
/// <param name="Mandatory">Whether the flag of an instance is there even if there is no instance.</param>
internal sealed record ManifestArgument(ArgumentKind Kind, string Text, bool Mandatory = false)
{
    public IEnumerable<string> Build(string instance, bool whatIf) => Kind switch
    {
        ArgumentKind.WhatIf => whatIf ? [Text] : [],
        ArgumentKind.Instance => instance.Length > 0 || Mandatory ? [Text, instance] : [],
        _ => [Text],
    };
}
