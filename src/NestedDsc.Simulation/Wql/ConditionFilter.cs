using NestedDsc.Cim;
using NestedDsc.Simulation.Providers;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Wql;

/// <summary>Decides whether an instance meets a condition. A comparison with a property that has no value does not hold.</summary>
internal static class ConditionFilter
{
    private const string ClassProperty = "__CLASS";

    /// <summary>Refuses conditions on properties that the class lacks, on arrays, and with constants of a kind that the property can't have.</summary>
    /// <exception cref="WqlSyntaxException">The condition does not fit the class.</exception>
    public static void Check(WqlCondition condition, ClassDefinition definition)
    {
        switch (condition)
        {
            case AndCondition and:
                CheckAll(and.Parts, definition);
                break;
            case OrCondition or:
                CheckAll(or.Parts, definition);
                break;
            case NotCondition not:
                Check(not.Operand, definition);
                break;
            case NullCondition isNull:
                Property(isNull.Property, definition);
                break;
            case LikeCondition like when Property(like.Property, definition) is { } property
                && (property.IsArray || property.Type != CimType.String):
                throw new WqlSyntaxException($"LIKE needs a text; {property.Name} is none");
            case CompareCondition compare when Property(compare.Property, definition) is { } property:
                if (property.IsArray || Convert(property.Type, compare.Constant) is null)
                {
                    throw new WqlSyntaxException($"{property.Name} can't be compared with {compare.Constant}");
                }

                break;
        }
    }

    public static bool Holds(WqlCondition condition, InstanceRow row) => condition switch
    {
        AndCondition and => and.Parts.All(part => Holds(part, row)),
        OrCondition or => or.Parts.Any(part => Holds(part, row)),
        NotCondition not => !Holds(not.Operand, row),
        IsaCondition isa => row.Class.IsA(isa.ClassName),
        NullCondition isNull => Value(row, isNull.Property) is null,
        LikeCondition like => Value(row, like.Property) is string text && like.Pattern.Matches(text),
        CompareCondition compare => Compare(row, compare),
        _ => throw new InvalidOperationException($"Unknown condition {condition.GetType().Name}."),
    };

    // In the order of the statement: the first mistake is the one to tell.
    private static void CheckAll(IEnumerable<WqlCondition> parts, ClassDefinition definition)
    {
        foreach (WqlCondition part in parts.Reverse())
        {
            Check(part, definition);
        }
    }

    private static PropertyDefinition? Property(string name, ClassDefinition definition)
    {
        if (IsClassProperty(name) || definition.IsImplicit)
        {
            return null;
        }

        int index = definition.IndexOf(name);
        return index >= 0
            ? definition.Properties[index]
            : throw new WqlSyntaxException($"class {definition.Name} has no property '{name}'");
    }

    private static bool IsClassProperty(string name) => string.Equals(name, ClassProperty, StringComparison.OrdinalIgnoreCase);

    private static object? Value(InstanceRow row, string name) => IsClassProperty(name) ? row.Class.Name
        : IsNotToBeFoundBy(row, name) ? null
        : row[name];

    // A checkpoint has a ConfigurationID, but no condition on it finds one (jxy-s/hyprv, docs/GOTCHAS.md, item 34).
    private static bool IsNotToBeFoundBy(InstanceRow row, string name) =>
        string.Equals(name, "ConfigurationID", StringComparison.OrdinalIgnoreCase) && Checkpoints.IsCheckpoint(row);

    private static bool Compare(InstanceRow row, CompareCondition condition)
    {
        object? value = Value(row, condition.Property);
        if (value is null or Array)
        {
            return false;
        }

        int index = row.Class.IndexOf(condition.Property);
        object? constant = Convert(index < 0 ? CimType.String : row.Class.Properties[index].Type, condition.Constant);
        if (constant is null)
        {
            return false;
        }

        int order = value switch
        {
            string text => string.Compare(text, (string)constant, StringComparison.OrdinalIgnoreCase),
            bool flag => flag.CompareTo((bool)constant),
            DateTime or TimeSpan => value.GetType() == constant.GetType() ? ((IComparable)value).CompareTo(constant) : 1,
            CimPath path => path.Equals((CimPath)constant) ? 0 : 1,
            char c => string.Compare(c.ToString(), constant.ToString(), StringComparison.OrdinalIgnoreCase),
            float single => ((double)single).CompareTo((double)constant),
            double real => real.CompareTo((double)constant),
            _ => CompareNumbers(value, constant),
        };
        return condition.Comparison switch
        {
            WqlComparison.Equal => order == 0,
            WqlComparison.NotEqual => order != 0,
            WqlComparison.Less => order < 0,
            WqlComparison.LessOrEqual => order <= 0,
            WqlComparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static int CompareNumbers(object value, object constant)
    {
        decimal number = CimNumber.ToDecimal(value)!.Value;
        return constant is double real ? ((double)number).CompareTo(real) : number.CompareTo((decimal)constant);
    }

    /// <summary>A constant as the kind of value that a property of the type compares with, or <see langword="null"/> if it is none.</summary>
    private static object? Convert(CimType type, object constant) => type switch
    {
        CimType.String => constant as string,
        CimType.Boolean => constant switch
        {
            bool flag => flag,
            string text when bool.TryParse(text, out bool parsed) => parsed,
            decimal number => number != 0,
            _ => null,
        },
        CimType.DateTime or CimType.Char16 or CimType.Reference => constant is string text ? CimValues.FromText(type, text) : null,
        CimType.Real32 or CimType.Real64 => constant switch
        {
            double real => real,
            decimal number => (double)number,
            _ => null,
        },
        CimType.Instance => null,
        _ => constant switch
        {
            decimal or double => constant,
            string text when decimal.TryParse(text, out decimal parsed) => parsed,
            _ => null,
        },
    };
}
