using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Checks;
using NestedDsc.Simulation.Wql;

namespace NestedDsc.Conformance.Tests.Running;

/// <summary>A session that writes down what goes through it.</summary>
internal sealed class RecordingSession(ICimSession session, Recording recording) : ICimSession
{
    public ICimClock Clock => session.Clock;

    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline)
    {
        IReadOnlyList<IReadOnlyList<CimObject>> answers;
        try
        {
            answers = session.Query(reads, deadline);
        }
        catch (CimException error)
        {
            // Of several one was refused: the one that the error names.
            recording.Statements.AddRange(reads.Select(r => (r, IsFor(error, r))));
            throw;
        }

        recording.Statements.AddRange(reads.Select(static r => (r, false)));
        return [.. reads.Zip(answers, Watch)];
    }

    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        recording.Paths.Add(path);
        return session.Get(path, deadline) is { } found ? Watch(path.Namespace, found, null) : null;
    }

    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        CimMethodResult? result = null;
        try
        {
            result = session.Invoke(call, deadline);
            CimObject watched = new(result.OutParameters.ClassName, [.. result.OutParameters.Properties.Select(p => WatchValue(call.Target.Namespace, p))]);
            return result with { OutParameters = new WatchedObject(watched, name => recording.Ask(call, name)) };
        }
        finally
        {
            recording.Calls.Add((call, result));
        }
    }

    public void Create(string ns, CimObject instance, CimDeadline deadline)
    {
        recording.Created.Add((ns, instance));
        session.Create(ns, instance, deadline);
    }

    public void Delete(CimPath path, CimDeadline deadline)
    {
        recording.Paths.Add(path);
        session.Delete(path, deadline);
    }

    public void Dispose() => session.Dispose();

    private static bool IsFor(CimException error, CimRead read) =>
        error.Code is CimErrorCode.InvalidQuery or CimErrorCode.InvalidClass && string.Equals(error.Operation, read.Text, StringComparison.Ordinal);

    private IReadOnlyList<CimObject> Watch(CimRead read, IReadOnlyList<CimObject> rows)
    {
        SelectStatement? selected = read is CimQuery query && StatementCheck.Parse(query) is { Properties.Count: > 0 } select ? select : null;
        return [.. rows.Select(row => Watch(read.Namespace, row, selected is null ? null : (selected, read.Text)))];
    }

    private WatchedObject Watch(string ns, CimObject row, (SelectStatement Select, string Wql)? statement)
    {
        recording.Row(ns, row);
        return new WatchedObject(row, Asked);

        void Asked(string name) => recording.Read(
            ns, row.ClassName, name, statement is { } s && !s.Select.Properties.Contains(name, StringComparer.OrdinalIgnoreCase) ? s.Wql : null);
    }

    private CimProperty WatchValue(string ns, CimProperty property) => property.Value switch
    {
        CimObject instance => property with { Value = WatchDeep(ns, instance) },
        CimObject[] instances => property with { Value = instances.Select(i => (CimObject)WatchDeep(ns, i)).ToArray() },
        _ => property,
    };

    private WatchedObject WatchDeep(string ns, CimObject instance) =>
        Watch(ns, instance with { Properties = [.. instance.Properties.Select(p => WatchValue(ns, p))] }, null);
}
