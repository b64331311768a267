namespace NestedDsc.Simulation.Wql;

/// <summary>Reads a statement, <c>SELECT</c> (WMI SDK, "WQL (SQL for WMI)").</summary>
internal sealed class WqlParser
{
    private readonly List<WqlToken> _tokens;
    private int _next;

    private WqlParser(string wql) => _tokens = WqlTokenizer.Split(wql);

    /// <param name="wql">The statement.</param>
    /// <exception cref="WqlSyntaxException">The text is no statement.</exception>
    public static SelectStatement Parse(string wql)
    {
        var parser = new WqlParser(wql);
        SelectStatement statement = parser.TryTake("SELECT") ? parser.Select() : throw parser.Unexpected("SELECT");
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
