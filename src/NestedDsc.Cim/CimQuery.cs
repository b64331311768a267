namespace NestedDsc.Cim;

/// <summary>One WQL statement to run in a namespace.</summary>
/// <param name="Namespace">Namespace, with backslashes: <c>root\virtualization\v2</c>.</param>
/// <param name="Wql">A data query (<c>SELECT</c>).</param>
/// <param name="ClassMayBeMissing">Whether a class that this build of Windows lacks means "no instances" instead of an error.</param>
/// <param name="NamespaceMayBeMissing">Whether a namespace that this Windows lacks means "no instances" instead of an error.</param>
public sealed record CimQuery(string Namespace, string Wql, bool ClassMayBeMissing = false, bool NamespaceMayBeMissing = false)
    : CimRead(Namespace, ClassMayBeMissing, NamespaceMayBeMissing)
{
    /// <inheritdoc/>
    public override string Text => Wql;
}
