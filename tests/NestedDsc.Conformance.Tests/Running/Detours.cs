using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Conformance.Tests.Running;

/// <summary>Ways on which a program sends what it doesn't otherwise: a fault, or a host that lacks something.</summary>
internal static class Detours
{
    private static readonly string[] OfMachines = ["ModifyResourceSettings", "ModifySystemSettings", "RequestStateChange", "CreateSnapshot"];
    private static readonly string[] OfNetwork = ["AddFeatureSettings", "ModifyFeatureSettings", "ModifyResourceSettings", "AddResourceSettings"];

    /// <summary>A host that refuses associations.</summary>
    public static RunSetup NoAssociations { get; } = new() { Between = static session => new NoAssociationsSession(session) };

    /// <summary>The ways of a set, the plain one first.</summary>
    public static IEnumerable<(string Kind, RunSetup Setup, Action<TemporaryHost> Prepare)> Of(string program)
    {
        yield return ("", RunSetup.Plain, static _ => { });
        if (program is Programs.Role)
        {
            yield return (", by Server Manager", RunSetup.Plain, static host => host.Edit(static root => root["servicing"]!["packaged"] = true));
            yield break;
        }

        yield return (", without associations", NoAssociations, static _ => { });
        yield return (", a job fails", new RunSetup { Faults = Failing(program) }, static _ => { });
    }

    private static string Failing(string program) =>
        string.Join(';', (program is Programs.Machines ? OfMachines : OfNetwork).Select(static m => $"method={m},job=fails"));

    private sealed class NoAssociationsSession(ICimSession session) : ICimSession
    {
        public ICimClock Clock => session.Clock;

        public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline) =>
            reads.FirstOrDefault(static r => r is CimAssociation) is { } refused
                ? throw new CimException(CimErrorCode.NotSupported, refused.Text, "Not supported")
                : session.Query(reads, deadline);

        public CimObject? Get(CimPath path, CimDeadline deadline) => session.Get(path, deadline);

        public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline) => session.Invoke(call, deadline);

        public void Create(string ns, CimObject instance, CimDeadline deadline) => session.Create(ns, instance, deadline);

        public void Delete(CimPath path, CimDeadline deadline) => session.Delete(path, deadline);

        public void Dispose() => session.Dispose();
    }
}
