using NestedDsc.Cim;
using NestedDsc.Simulation.Wql;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds WQL statements and associations to the facts.</summary>
internal sealed class StatementCheck(NameCheck names)
{
    /// <summary>Checks a request.</summary>
    /// <param name="read">The statement or association.</param>
    /// <param name="site">Where it is run. What may be missing is not held to be on the build.</param>
    public void Check(CimRead read, Site site)
    {
        switch (read)
        {
            case CimQuery query:
                Select(query, Parse(query), site);
                break;
            case CimAssociation association:
                new AssociationCheck(names).Check(association, site);
                break;
        }
    }

    public static SelectStatement Parse(CimQuery query) => WqlParser.Parse(query.Wql);

    private void Select(CimQuery query, SelectStatement select, Site site)
    {
        if (names.Class(query.Namespace, select.ClassName, query.ClassMayBeMissing ? site with { Build = null } : site) is not { } known
            || (site.Build is { } build && !known.Builds.Has(build)))
        {
            return;
        }

        foreach (string name in select.Properties)
        {
            names.Property(query.Namespace, select.ClassName, name, site);
        }

        if (select.Where is { } where)
        {
            Condition(query.Namespace, select.ClassName, where, site);
        }
    }

    private void Condition(string ns, string className, WqlCondition condition, Site site)
    {
        switch (condition)
        {
            case AndCondition and:
                foreach (WqlCondition part in and.Parts)
                {
                    Condition(ns, className, part, site);
                }

                break;
            case OrCondition or:
                foreach (WqlCondition part in or.Parts)
                {
                    Condition(ns, className, part, site);
                }

                break;
            case NotCondition not:
                Condition(ns, className, not.Operand, site);
                break;
            case CompareCondition compare:
                Compared(ns, className, compare, site);
                break;
            case LikeCondition like when names.Property(ns, className, like.Property, site) is { } property:
                names.Type(ns, className, property, CimType.String, isArray: false, site);
                break;
            case NullCondition isNull:
                names.Property(ns, className, isNull.Property, site);
                break;
            case IsaCondition isa:
                names.IsA(ns, isa.ClassName, className, isa.ClassName, site);
                break;
        }
    }

    private void Compared(string ns, string className, CompareCondition compare, Site site)
    {
        if (names.Property(ns, className, compare.Property, site) is not { } property)
        {
            return;
        }

        bool fits = !property.Type.IsArray && compare.Constant switch
        {
            string => property.Type.Type is CimType.String or CimType.DateTime or CimType.Reference,
            bool => property.Type.Type is CimType.Boolean,
            _ => property.Type.Type is not (CimType.String or CimType.DateTime or CimType.Reference or CimType.Instance or CimType.Boolean),
        };
        string subject = $"{className}.{property.Name}";
        names.Ledger.Hold($"{ns}:{subject} is {property.Type}", fits
            ? null
            : new Contradiction(subject, $"is {property.Type}; {compare.Constant} can't be compared with it", site.Place, property.Source));
    }
}
