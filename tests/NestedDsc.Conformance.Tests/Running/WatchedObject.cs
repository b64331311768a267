using NestedDsc.Cim;

namespace NestedDsc.Conformance.Tests.Running;

/// <summary>A row that tells when a property is asked for by name.</summary>
internal sealed record WatchedObject(CimObject Row, Action<string> Asked) : CimObject(Row)
{
    public override CimProperty? Find(string name)
    {
        Asked(name);
        return base.Find(name);
    }
}
