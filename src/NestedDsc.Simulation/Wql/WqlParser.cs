using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Wql;

/// <summary>Reads a statement: <c>SELECT</c> or <c>ASSOCIATORS OF</c> (WMI SDK, "WQL (SQL for WMI)").</summary>
internal sealed class WqlParser
{
    private readonly List<WqlToken> _tokens;
    private readonly string _namespace;
    private int _next;

    private WqlParser(string wql, string ns)
    {
        _tokens = WqlTokenizer.Split(wql);
        _namespace = ns;
    }

    /// <param name="wql">The statement.</param>
    /// <param name="ns">Namespace of object paths that name none.</param>
    /// <exception cref="WqlSyntaxException">The text is no statement.</exception>
    public static WqlStatement Parse(string wql, string ns)
    {
        var parser = new WqlParser(wql, ns);
        WqlStatement statement = parser.TryTake("SELECT") ? parser.Select()
            : parser.TryTake("ASSOCIATORS") ? parser.Associators()
            : throw parser.Unexpected("SELECT or ASSOCIATORS OF");
        if (parser.Current.Kind != WqlTokenKind.End)
        {
            throw parser.Unexpected("the end of the statement");
        }

        return statement;
    }

    private WqlToken Current => _tokens[_next];

    private SelectStatement Select()
    {
        var properties = new List<string>();
        if (!TryTake("*"))
        {
            do
            {
                properties.Add(Name());
            }
            while (TryTake(","));
        }

        Take("FROM");
        string className = Name();
        if (!TryTake("WHERE"))
        {
            return new SelectStatement(properties, className, null);
        }

        var conditions = new WqlConditionParser(_tokens, _next);
        WqlCondition where = conditions.Parse();
        _next = conditions.Next;
        return new SelectStatement(properties, className, where);
    }

    private AssociatorsStatement Associators()
    {
        Take("OF");
        if (Current.Kind != WqlTokenKind.Path || !ObjectPath.TryParse(Current.Text, _namespace, out CimPath? source))
        {
            throw Unexpected("an object path in braces");
        }

        _next++;
        var filters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (TryTake("WHERE"))
        {
            // Not joined by AND: that is the form of the language.
            do
            {
                string name = Name();
                if (name.ToUpperInvariant() is not ("ASSOCCLASS" or "RESULTCLASS" or "ROLE" or "RESULTROLE"))
                {
                    throw new WqlSyntaxException($"'{name}' is no filter of ASSOCIATORS OF that is known here");
                }

                Take("=");
                if (!filters.TryAdd(name, Name()))
                {
                    throw new WqlSyntaxException($"filter '{name}' stands there twice");
                }
            }
            while (Current.Kind == WqlTokenKind.Name);
        }

        return new AssociatorsStatement(
            source, filters.GetValueOrDefault("AssocClass"), filters.GetValueOrDefault("ResultClass"),
            filters.GetValueOrDefault("Role"), filters.GetValueOrDefault("ResultRole"));
    }

    private string Name() => Current.Kind == WqlTokenKind.Name ? _tokens[_next++].Text : throw Unexpected("a name");

    private bool TryTake(string keyword)
    {
        if (!Current.Is(keyword))
        {
            return false;
        }

        _next++;
        return true;
    }

    private void Take(string keyword)
    {
        if (!TryTake(keyword))
        {
            throw Unexpected(keyword);
        }
    }

    private WqlSyntaxException Unexpected(string expected) =>
        new($"'{Current.Text}' at position {Current.Position} where {expected} belongs");
}
