namespace NestedDsc.Servicing;

/// <summary>Features to enable.</summary>
/// <param name="Features">DISM names; at least one.</param>
/// <param name="Sources">Where removed payloads are looked for first; may be empty.</param>
/// <param name="LimitAccess">Whether Windows Update is not to be asked for payloads.</param>
/// <param name="Timeout">Time after which the call is cancelled.</param>
public sealed record EnableRequest(
    IReadOnlyList<string> Features, IReadOnlyList<string> Sources, bool LimitAccess, TimeSpan Timeout);
