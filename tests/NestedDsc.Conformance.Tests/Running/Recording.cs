using NestedDsc.Cim;

namespace NestedDsc.Conformance.Tests.Running;

/// <summary>What was sent to a host, and what was read of its answers, in one run of a program.</summary>
/// <param name="place">What was run, for people.</param>
/// <param name="build">Build of the host.</param>
internal sealed class Recording(string place, int build)
{
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    public string Place => place;

    public int Build => build;

    /// <summary>Statements and associations, each with whether it was refused for what it names.</summary>
    public List<(CimRead Read, bool IsRefused)> Statements { get; } = [];

    public List<CimPath> Paths { get; } = [];

    public List<(CimMethodCall Call, CimMethodResult? Result)> Calls { get; } = [];

    public List<(string Namespace, CimObject Instance)> Created { get; } = [];

    /// <summary>Rows that were answered, one of each class and set of properties.</summary>
    public List<(string Namespace, CimObject Row)> Rows { get; } = [];

    /// <summary>Properties that were asked for, with the statement if it doesn't select them.</summary>
    public List<(string Namespace, string ClassName, string Property, string? NotIn)> Reads { get; } = [];

    /// <summary>Output parameters that were asked for.</summary>
    public List<(CimMethodCall Call, string Parameter)> Asked { get; } = [];

    /// <summary>Whether the run went well in spite of what was refused, which makes a refusal one that the code knows.</summary>
    public bool HasSucceeded { get; set; }

    public void Row(string ns, CimObject row)
    {
        if (_seen.Add($"row {ns} {row.ClassName} {row.Properties.Count}"))
        {
            Rows.Add((ns, row));
        }
    }

    public void Read(string ns, string className, string property, string? notIn)
    {
        if (_seen.Add($"read {ns} {className} {property} {notIn}"))
        {
            Reads.Add((ns, className, property, notIn));
        }
    }

    public void Ask(CimMethodCall call, string parameter)
    {
        if (_seen.Add($"ask {call.Target.ClassName} {call.Method} {parameter}"))
        {
            Asked.Add((call, parameter));
        }
    }
}
