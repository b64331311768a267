using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Schema;
using NestedDsc.HyperV.Capture;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds what a capture asks for, and declares in its file, to the facts.</summary>
internal sealed class CatalogCheck(NameCheck names)
{
    private static readonly Site Catalog = new("src/NestedDsc.HyperV/Capture/CaptureCatalog.cs");

    public void Check()
    {
        foreach ((string name, string superclass, string[] keys) in CaptureCatalog.Bases)
        {
            if (names.Class(CimNamespaces.Virtualization, name, Catalog) is { } fact)
            {
                Superclass(CimNamespaces.Virtualization, fact, superclass);
                foreach (string key in keys)
                {
                    names.Property(CimNamespaces.Virtualization, name, CimProperty.OfString(key, null), Catalog);
                }
            }
        }

        foreach (CapturedClass captured in CaptureCatalog.Virtualization.Concat(CaptureCatalog.Windows).Concat(CaptureCatalog.Network).Concat(CaptureCatalog.DeviceGuard)
            .Append(CaptureCatalog.OptionalFeatures(["Microsoft-Hyper-V"])))
        {
            if (names.Class(captured.Namespace, captured.Name, Catalog) is { } fact)
            {
                Superclass(captured.Namespace, fact, captured.Superclass);
                foreach (CimProperty property in captured.Properties)
                {
                    names.Property(captured.Namespace, captured.Name, property, Catalog);
                }
            }
        }
    }

    private void Superclass(string ns, ClassFact fact, string superclass) =>
        names.Ledger.Hold($"{ns}:{fact.Name} : {fact.Superclass}", string.Equals(fact.Superclass, superclass, StringComparison.OrdinalIgnoreCase)
            ? null
            : new Contradiction(fact.Name, $"derives from '{fact.Superclass}', not '{superclass}'", Catalog.Place, fact.Source));
}
