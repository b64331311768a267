namespace NestedDsc.Servicing;

/// <summary>A change of features that servicing has accepted.</summary>
/// <param name="RestartRequired">Whether it is complete only after a restart of Windows.</param>
public sealed record ServicingResult(bool RestartRequired);
