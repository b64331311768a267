using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Schema;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds object paths to the facts: class, names and types of the keys.</summary>
internal sealed class PathCheck(NameCheck names)
{
    public void Check(CimPath path, Site site)
    {
        if (names.Class(path.Namespace, path.ClassName, site) is not { } known)
        {
            return;
        }

        foreach (CimProperty key in path.Keys)
        {
            names.Property(path.Namespace, path.ClassName, key, site);
        }

        Keys(path.Namespace, known, [.. path.Keys.Select(static k => k.Name)], site);
    }

    /// <summary>Holds names to be all keys of a class; a class whose keys no source tells has any.</summary>
    public void Keys(string ns, ClassFact known, IReadOnlyList<string> keys, Site site)
    {
        if (known.Keys.Count == 0 && !known.IsSingleton)
        {
            return;
        }

        string expected = string.Join(", ", known.Keys.Order(StringComparer.OrdinalIgnoreCase));
        string actual = string.Join(", ", keys.Order(StringComparer.OrdinalIgnoreCase));
        names.Ledger.Hold($"{ns}:{known.Name} has the keys {expected}", string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase)
            ? null
            : new Contradiction(known.Name, $"its keys are '{expected}', not '{actual}'", site.Place, known.Source));
    }
}
