namespace NestedDsc.Servicing;

/// <summary>Features to disable.</summary>
/// <param name="Features">DISM names; at least one.</param>
/// <param name="Timeout">Time after which the call is cancelled.</param>
public sealed record DisableRequest(IReadOnlyList<string> Features, TimeSpan Timeout);
