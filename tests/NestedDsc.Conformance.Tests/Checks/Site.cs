namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Where something is named.</summary>
/// <param name="Place">The place, for people.</param>
/// <param name="Build">Build of Windows that the names have to be there on; <see langword="null"/> for any.</param>
internal sealed record Site(string Place, int? Build = null);
