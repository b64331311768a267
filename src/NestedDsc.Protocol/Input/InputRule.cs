namespace NestedDsc.Protocol.Input;

/// <summary>A rule that an instance or a filter can break. Whoever adds a mistake says which one.</summary>
/// <param name="Code">Its name, for tests and traces; people read the message.</param>
/// <param name="IsInSchema">
/// Whether the resource's schema states it as well, so that the engine refuses the instance before the program sees it.
/// </param>
public sealed record InputRule(string Code, bool IsInSchema = false)
{
    /// <inheritdoc/>
    public override string ToString() => Code;
}
