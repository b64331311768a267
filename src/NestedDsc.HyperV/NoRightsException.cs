namespace NestedDsc.HyperV;

/// <summary>The account has no rights on Hyper-V, which then shows nothing instead of refusing.</summary>
/// <param name="action">What was attempted, as the beginning of a sentence.</param>
public sealed class NoRightsException(string action) : Exception(Cim.CimFailure.NoRights(action).ToString());
