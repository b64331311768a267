using NestedDsc.Cim;

namespace NestedDsc.Simulation.Tests;

/// <summary>Calls that the tests make on a session, in short.</summary>
internal static class Caller
{
    public const string Service = "Msvm_VirtualSystemManagementService";
    public const string SnapshotService = "Msvm_VirtualSystemSnapshotService";

    private static readonly string[] ServiceKeys = ["CreationClassName", "Name", "SystemCreationClassName", "SystemName"];
    private static readonly string[] DeviceKeys = ["CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"];

    public static CimDeadline Deadline(this SimulatedSession session) => CimDeadline.After(session.Clock, TimeSpan.FromMinutes(5));

    public static IReadOnlyList<CimObject> Associated(
        this SimulatedSession session, CimPath source, string? association = null, string? result = null) =>
        session.Query([new CimAssociation(source, association, result)], session.Deadline())[0];

    public static IReadOnlyList<CimObject> Rows(this SimulatedSession session, string wql, string ns = CimNamespaces.Virtualization) =>
        session.Query([new CimQuery(ns, wql)], session.Deadline())[0];

    public static CimPath Path(string className, params (string Name, string Value)[] keys) =>
        new(CimNamespaces.Virtualization, className, [.. keys.Select(static k => CimProperty.OfString(k.Name, k.Value))]);

    public static CimPath Vm(string id) => Path("Msvm_ComputerSystem", ("CreationClassName", "Msvm_ComputerSystem"), ("Name", id));

    public static CimPath Settings(string id) => Path("Msvm_VirtualSystemSettingData", ("InstanceID", "Microsoft:" + id));

    public static CimPath ServicePath(string className) => Path(
        className, ("CreationClassName", className), ("Name", className is Service ? "vmms" : "vssnapsvc"),
        ("SystemCreationClassName", "Msvm_ComputerSystem"), ("SystemName", "HV-LAB01"));

    public static CimMethodResult Call(this SimulatedSession session, CimPath target, string method, params CimProperty[] parameters) =>
        session.Invoke(new CimMethodCall(target, method, parameters), session.Deadline());

    public static CimMethodResult Request(this SimulatedSession session, string vmId, ushort state) =>
        session.Call(Vm(vmId), "RequestStateChange", CimProperty.OfUInt16("RequestedState", state));

    public static CimMethodResult Modify(this SimulatedSession session, params string[] xml)
    {
        CimObject service = session.Rows($"SELECT * FROM {Service}")[0];
        return session.Call(
            Path(Service, [.. ServiceKeys.Select(k => (k, service.Text(k)!))]),
            "ModifyResourceSettings", CimProperty.OfStrings("ResourceSettings", xml));
    }

    public static CimMethodResult ModifySystem(this SimulatedSession session, string xml) =>
        session.Call(ServicePath(Service), "ModifySystemSettings", CimProperty.OfString("SystemSettings", xml));

    public static CimMethodResult Checkpoint(this SimulatedSession session, string vmId, string settings = "", ushort type = 2) => session.Call(
        ServicePath(SnapshotService), "CreateSnapshot", CimProperty.OfReference("AffectedSystem", Vm(vmId)),
        CimProperty.OfString("SnapshotSettings", settings), CimProperty.OfUInt16("SnapshotType", type));

    public static CimMethodResult Apply(this SimulatedSession session, string id) =>
        session.Call(ServicePath(SnapshotService), "ApplySnapshot", CimProperty.OfReference("Snapshot", Settings(id)));

    public static CimMethodResult Destroy(this SimulatedSession session, string id) =>
        session.Call(ServicePath(SnapshotService), "DestroySnapshot", CimProperty.OfReference("AffectedSnapshot", Settings(id)));

    public static CimMethodResult ShutDown(this SimulatedSession session, string vmId, bool force = false)
    {
        CimObject component = session.Rows($"SELECT * FROM Msvm_ShutdownComponent WHERE SystemName='{vmId}'")[0];
        return session.Call(
            Path("Msvm_ShutdownComponent", [.. DeviceKeys.Select(k => (k, component.Text(k)!))]),
            "InitiateShutdown", CimProperty.OfBoolean("Force", force), CimProperty.OfString("Reason", "test"));
    }

    public static CimObject? Job(this SimulatedSession session, CimMethodResult result) =>
        session.Get(result.OutParameters.Path("Job")!, session.Deadline());

    /// <summary>Polls a job to its end and one read further, as the effect comes after the end.</summary>
    public static CimObject Finish(this SimulatedSession session, CimMethodResult result)
    {
        Assert.Equal(4096u, result.ReturnValue);
        for (int poll = 0; poll < 50; poll++)
        {
            CimObject job = session.Job(result)!;
            if (job.Number("JobState") is 7 or 9 or 10 or 32768)
            {
                session.Job(result);
                return job;
            }
        }

        throw new InvalidOperationException("The job does not end.");
    }

    /// <summary>How a call ends: its code; "job 7", or "job 10/32773" with the error's code, if it answers 4096.</summary>
    public static string Outcome(this SimulatedSession session, CimMethodResult result)
    {
        if (result.ReturnValue != 4096)
        {
            return result.ReturnValue.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        CimObject job = session.Finish(result);
        return job.Number("JobState") == 7 ? "job 7" : $"job {job.Number("JobState")}/{job.Number("ErrorCode")}";
    }

    /// <summary>Holds a call that answers 0 to it: what it changes has changed.</summary>
    public static void Done(CimMethodResult result) => Assert.Equal(0u, result.ReturnValue);

    /// <summary>Waits until everything that a call has started has ended: jobs, and what comes some time after them.</summary>
    public static CimObject? Settle(this SimulatedSession session, CimMethodResult result)
    {
        CimObject? job = result.ReturnValue == 0 ? null : session.Finish(result);
        session.Clock.Wait(TimeSpan.FromMinutes(1));
        session.Rows("SELECT Name FROM Win32_OperatingSystem", CimNamespaces.Cimv2);
        session.Clock.Wait(TimeSpan.FromMinutes(1));
        session.Rows("SELECT Name FROM Win32_OperatingSystem", CimNamespaces.Cimv2);
        return job;
    }

    public static ulong? State(this SimulatedSession session, string vmId) => session.Get(Vm(vmId), session.Deadline())!.Number("EnabledState");

    public static CimObject Processor(this SimulatedSession session, string systemId) =>
        Assert.Single(session.Rows($"SELECT * FROM Msvm_ProcessorSettingData WHERE InstanceID LIKE 'Microsoft:{systemId}%'"));

    public static CimObject Memory(this SimulatedSession session, string systemId) =>
        Assert.Single(session.Rows($"SELECT * FROM Msvm_MemorySettingData WHERE InstanceID LIKE 'Microsoft:{systemId}%'"));

    public static string ProcessorXml(string vmId, params (string Name, string Type, string Value)[] properties) =>
        Xml("Msvm_ProcessorSettingData", $@"Microsoft:{vmId}\b637f346-6a0e-4dec-af52-bd70cb80a21d\0", properties);

    public static string MemoryXml(string vmId, params (string Name, string Type, string Value)[] properties) =>
        Xml("Msvm_MemorySettingData", $@"Microsoft:{vmId}\4764334d-e001-4176-82ee-5594ec9b530e", properties);

    public static string Xml(string className, string instanceId, params (string Name, string Type, string Value)[] properties) =>
        $"""<INSTANCE CLASSNAME="{className}"><PROPERTY NAME="InstanceID" TYPE="string"><VALUE>{instanceId}</VALUE></PROPERTY>"""
        + string.Concat(properties.Select(static p => $"""<PROPERTY NAME="{p.Name}" TYPE="{p.Type}"><VALUE>{p.Value}</VALUE></PROPERTY>"""))
        + "</INSTANCE>";
}
