using System.Buffers.Binary;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Tests.OptionalFeatures;

/// <summary>Calls of Server Manager's tasks that the tests make, in short.</summary>
internal static class ManagerCaller
{
    public const byte InProgress = 0;
    public const byte Completed = 1;
    public const byte Failed = 2;
    private const string Namespace = @"root\Microsoft\Windows\ServerManager";

    public static CimProperty Guid(Guid id)
    {
        byte[] bytes = id.ToByteArray();
        return new CimProperty("RequestGuid", CimType.Instance, new CimObject("MSFT_ServerManagerRequestGuid",
        [
            CimProperty.OfUInt64("HighHalf", BinaryPrimitives.ReadUInt64LittleEndian(bytes)),
            CimProperty.OfUInt64("LowHalf", BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8))),
        ]));
    }

    public static CimObject Task(this SimulatedSession session, string method, params CimProperty[] parameters)
    {
        CimMethodResult result = session.Call(CimPath.OfClass(Namespace, "MSFT_ServerManagerDeploymentTasks"), method, parameters);
        Assert.Equal(0u, result.ReturnValue);
        return result.OutParameters;
    }

    /// <summary>The components, after as many polls as it takes.</summary>
    public static IReadOnlyList<CimObject> Components(this SimulatedSession session)
    {
        var id = System.Guid.NewGuid();
        CimObject answer = session.Task("GetServerComponentsAsync", Guid(id));
        Assert.Equal(InProgress, State(answer, "EnumerationState").Find("RequestState")!.Value);
        Assert.Empty((CimObject[])answer.Find("ServerComponents")!.Value!);
        for (int poll = 1; ; poll++)
        {
            Assert.True(poll < 10);
            answer = session.Task("GetEnumerationRequestState", Guid(id));
            if (State(answer, "EnumerationState").Number("RequestState") == Completed)
            {
                return (CimObject[])answer.Find("ServerComponents")!.Value!;
            }
        }
    }

    public static CimProperty Descriptors(this IReadOnlyList<CimObject> components, params string[] names) => new(
        "ServerComponentDescriptors", CimType.Instance,
        names.Select(n => (CimObject)components.Single(c => string.Equals(c.Text("UniqueName"), n, StringComparison.Ordinal)).Find("Descriptor")!.Value!).ToArray(), IsArray: true);

    /// <summary>Begins to add or remove components and polls until that has ended.</summary>
    public static CimObject Alter(this SimulatedSession session, string method, params string[] names)
    {
        var id = System.Guid.NewGuid();
        CimProperty descriptors = session.Components().Descriptors(names);
        CimObject state = State(session.Task(method, Guid(id), descriptors), "AlterationState");
        Assert.Equal(InProgress, state.Find("RequestState")!.Value);
        for (int poll = 1; state.Number("RequestState") == InProgress; poll++)
        {
            Assert.True(poll < 10);
            state = State(session.Task("GetAlterationRequestState", Guid(id)), "AlterationState");
        }

        return state;
    }

    public static CimObject State(CimObject answer, string name) => (CimObject)answer.Find(name)!.Value!;
}
