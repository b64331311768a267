namespace NestedDsc.Cim;

/// <summary>
/// The instances at the other end of an association: MI's AssociatorInstances, which clients of Hyper-V are known to use over local
/// sessions. No client is known to send <c>ASSOCIATORS OF</c> over MMI.
/// </summary>
/// <param name="Source">The instance to start from.</param>
/// <param name="AssociationClass">The association; <see langword="null"/> for any, for which WMI asks every provider.</param>
/// <param name="ResultClass">Class of the instances wanted, or one that it derives from; <see langword="null"/> for any.</param>
/// <param name="ClassMayBeMissing">Whether a class that this build of Windows lacks means "no instances" instead of an error.</param>
public sealed record CimAssociation(CimPath Source, string? AssociationClass, string? ResultClass = null, bool ClassMayBeMissing = false)
    : CimRead(Source.Namespace, ClassMayBeMissing, NamespaceMayBeMissing: false)
{
    /// <summary>What stands in <see cref="Text"/> for a result class that is not given.</summary>
    internal const string AnyResult = "instances";

    /// <inheritdoc/>
    public override string Text => $"{ResultClass ?? AnyResult} associated by {AssociationClass ?? "any class"} with {Source}";
}
