using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds object paths that stand in texts, as in HostResource and Parent, to the facts.</summary>
internal sealed class TextPathCheck(NameCheck names)
{
    public void Check(string text, Site site)
    {
        if (text.StartsWith(@"\\", StringComparison.Ordinal) && text.Contains(":Msvm_", StringComparison.OrdinalIgnoreCase)
            && ObjectPath.TryParse(text, "", out CimPath? path))
        {
            new PathCheck(names).Check(path, site);
        }
    }
}
