namespace NestedDsc.Cim;

/// <summary>A request for instances: a WQL statement (<see cref="CimQuery"/>) or an association (<see cref="CimAssociation"/>).</summary>
/// <param name="Namespace">Namespace, with backslashes: <c>root\virtualization\v2</c>.</param>
/// <param name="ClassMayBeMissing">
/// Whether a class that this build of Windows lacks means "no instances" instead of an error (RemoteFX adapters, for one, are
/// gone from builds of 2021 and later).
/// </param>
/// <param name="NamespaceMayBeMissing">Whether a namespace that this Windows lacks means "no instances" instead of an error.</param>
public abstract record CimRead(string Namespace, bool ClassMayBeMissing, bool NamespaceMayBeMissing)
{
    /// <summary>The request as one line, for traces and errors.</summary>
    public abstract string Text { get; }
}
