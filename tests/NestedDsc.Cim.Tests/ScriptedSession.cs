namespace NestedDsc.Cim.Tests;

/// <summary>Answers method calls and reads in the order of its script; the last answer stays.</summary>
internal sealed class ScriptedSession : ICimSession
{
    private readonly Queue<Func<CimMethodResult>> _invokes = new();
    private readonly Queue<Func<CimObject?>> _gets = new();

    public VirtualClock Time { get; } = new();

    public ICimClock Clock => Time;

    public List<CimMethodCall> Calls { get; } = [];

    public List<CimPath> Reads { get; } = [];

    public static CimPath JobPath { get; } = new(CimNamespaces.Virtualization, "Msvm_ConcreteJob", [CimProperty.OfString("InstanceID", "J")]);

    public ScriptedSession Returns(uint code, params CimProperty[] outParameters) =>
        Does(() => new CimMethodResult(code, new CimObject("__PARAMETERS", outParameters)));

    public ScriptedSession StartsJob() => Returns(4096, CimProperty.OfReference("Job", JobPath));

    public ScriptedSession Does(Func<CimMethodResult> answer)
    {
        _invokes.Enqueue(answer);
        return this;
    }

    public ScriptedSession Job(ushort state, params CimProperty[] more) =>
        Reads_as(() => new CimObject("Msvm_ConcreteJob", [CimProperty.OfUInt16("JobState", state), .. more]));

    public ScriptedSession Reads_as(Func<CimObject?> answer)
    {
        _gets.Enqueue(answer);
        return this;
    }

    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        Calls.Add(call);
        return Next(_invokes)();
    }

    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        Reads.Add(path);
        return Next(_gets)();
    }

    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline) => throw new NotSupportedException();

    public void Create(string ns, CimObject instance, CimDeadline deadline) => throw new NotSupportedException();

    public void Delete(CimPath path, CimDeadline deadline) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private static T Next<T>(Queue<T> script) => script.Count > 1 ? script.Dequeue() : script.Peek();
}
