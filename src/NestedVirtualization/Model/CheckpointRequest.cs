namespace NestedDsc.NestedVirtualization.Model;

/// <summary>A checkpoint to take before the first change of settings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RestoreOnFailure">Whether it is applied if a later step fails.</param>
internal sealed record CheckpointRequest(string Name, bool RestoreOnFailure);
