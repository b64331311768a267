using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

public sealed class SessionTests
{
    [Fact]
    public void A_batch_of_statements_is_one_round_trip()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        session.Query(
            [new CimQuery(CimNamespaces.Virtualization, "SELECT Name FROM Msvm_ComputerSystem"), new CimQuery(CimNamespaces.Cimv2, "SELECT Name FROM Win32_Processor")],
            session.Deadline());
        session.State(LabVms.Web);
        session.Request(LabVms.Web, 3);

        Assert.Equal((3, 4), (session.RoundTrips, session.Statements));
        Assert.Equal("SELECT Name FROM Win32_Processor", session.Calls[1]);
        Assert.Contains("RequestStateChange", session.Calls[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_after_its_deadline_is_not_made()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        CimDeadline deadline = CimDeadline.After(session.Clock, TimeSpan.FromSeconds(1));
        session.Clock.Wait(TimeSpan.FromSeconds(1));

        Assert.Throws<CimDeadlineException>(() => session.Get(Caller.Vm(LabVms.Web), deadline));
        Assert.Equal(0, session.RoundTrips);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Clock.Wait(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void Without_rights_hyper_v_looks_empty_and_methods_are_denied()
    {
        using var host = TemporaryHost.LabL0().Knob("accessDenied", true);
        using SimulatedSession session = host.Open();

        Assert.Empty(session.Rows("SELECT * FROM Msvm_VirtualSystemManagementService"));
        Assert.Empty(session.Rows("SELECT * FROM CIM_ManagedElement"));
        Assert.Empty(session.Associated(Caller.Vm(LabVms.Web), "Msvm_SettingsDefineState"));
        Assert.Null(session.Get(Caller.Vm(LabVms.Web), session.Deadline()));
        Assert.Equal(CimErrorCode.AccessDenied, Assert.Throws<CimException>(() => session.Request(LabVms.Web, 2)).Code);
        Assert.Equal(CimErrorCode.InvalidQuery, Assert.Throws<CimException>(() => session.Rows("SELECT Nothing FROM Msvm_ComputerSystem")).Code);
        Assert.Equal(2, session.Rows("SELECT Name FROM Win32_Processor", CimNamespaces.Cimv2).Count);
    }

    [Fact]
    public void A_stopped_service_makes_every_call_fail()
    {
        using var host = TemporaryHost.LabL0().Set("Win32_Service", "vmms", "State", "Stopped", CimNamespaces.Cimv2);
        using SimulatedSession session = host.Open();

        CimException error = Assert.Throws<CimException>(() => session.Rows("SELECT * FROM Msvm_ComputerSystem"));

        Assert.Equal((CimErrorCode.Failed, "HRESULT 0x800706ba"), (error.Code, error.MessageId));
        Assert.Throws<CimException>(() => session.State(LabVms.Web));
        Assert.Throws<CimException>(() => session.Request(LabVms.Web, 2));
        Assert.Equal("Stopped", session.Rows("SELECT State FROM Win32_Service WHERE Name='vmms'", CimNamespaces.Cimv2)[0].Text("State"));
    }

    [Fact]
    public void A_namespace_without_classes_is_what_a_removed_role_leaves()
    {
        using var host = TemporaryHost.LabL0().Edit(static root => root["namespaces"]![CimNamespaces.Virtualization] = new System.Text.Json.Nodes.JsonObject());
        using SimulatedSession session = host.Open();

        Assert.Equal(CimErrorCode.InvalidClass, Assert.Throws<CimException>(() => session.Rows("SELECT * FROM Msvm_ComputerSystem")).Code);
    }

    [Fact]
    public void Get_finds_by_exactly_the_keys_without_regard_to_case()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.NotNull(session.Get(Caller.Vm(LabVms.Web.ToLowerInvariant()), session.Deadline()));
        Assert.Equal("Msvm_ComputerSystem", session.Get(Caller.Vm(LabVms.Web) with { ClassName = "CIM_ComputerSystem" }, session.Deadline())?.ClassName);
        Assert.Null(session.Get(Caller.Vm("nobody"), session.Deadline()));
        Assert.Equal("HRESULT 0x8004103a", Error(session, Caller.Path("Msvm_ComputerSystem", ("Name", LabVms.Web))).MessageId);
        Assert.Equal("HRESULT 0x8004103a", Error(session, Caller.Path("Msvm_ComputerSystem", ("InstanceID", "a"), ("Name", "b"))).MessageId);
        Assert.Equal(CimErrorCode.InvalidClass, Error(session, Caller.Path("Msvm_Nothing")).Code);
        Assert.Equal(CimErrorCode.InvalidNamespace, Error(session, Caller.Vm(LabVms.Web) with { Namespace = @"root\x" }).Code);
    }

    [Fact]
    public void What_a_caller_does_to_an_array_does_not_change_the_host()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        ((ushort[])session.Get(Caller.Vm(LabVms.Web), session.Deadline())!.Find("OperationalStatus")!.Value!)[0] = 99;

        Assert.Equal([(ushort)2], session.Get(Caller.Vm(LabVms.Web), session.Deadline())!.Codes("OperationalStatus"));
    }

    [Fact]
    public void Parameters_are_checked_as_wmi_checks_them()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        CimPath vm = Caller.Vm(LabVms.Web);
        CimPath snapshots = Caller.ServicePath(Caller.SnapshotService);
        CimPath service = Caller.ServicePath(Caller.Service);

        Assert.Equal(CimErrorCode.MethodNotFound, Error(session, vm, "Explode"));
        Assert.Equal(CimErrorCode.InvalidParameter, Error(session, vm, "RequestStateChange"));
        Assert.Equal(CimErrorCode.InvalidParameter, Error(session, vm, "RequestStateChange", CimProperty.OfUInt16("State", 2)));
        Assert.Equal(CimErrorCode.InvalidParameter, Error(session, vm, "RequestStateChange", CimProperty.OfUInt16("RequestedState", null)));
        Assert.Equal(CimErrorCode.TypeMismatch, Error(session, vm, "RequestStateChange", CimProperty.OfUInt64("RequestedState", 2)));
        Assert.Equal(CimErrorCode.TypeMismatch, Error(session, vm, "RequestStateChange", new CimProperty("RequestedState", CimType.UInt16, 2u)));
        Assert.Equal(CimErrorCode.TypeMismatch, Error(session, service, "ModifyResourceSettings", CimProperty.OfString("ResourceSettings", "x")));
        Assert.Equal(CimErrorCode.TypeMismatch, Error(
            session, service, "ModifySystemSettings", new CimProperty("SystemSettings", CimType.Instance, new CimObject("C", []))));
        Assert.Equal(CimErrorCode.TypeMismatch, Error(
            session, service, "ModifySystemSettings", new CimProperty("SystemSettings", CimType.String, new CimObject("C", []))));
        Assert.Equal(CimErrorCode.TypeMismatch, Error(session, snapshots, "ApplySnapshot", CimProperty.OfString("Snapshot", Caller.Settings(LabVms.FirstCheckpoint).ToString())));
        Assert.Equal(CimErrorCode.NotFound, Error(session, Caller.Vm("nobody"), "RequestStateChange", CimProperty.OfUInt16("RequestedState", 2)));
        Assert.Equal(CimErrorCode.InvalidParameter, Error(
            session, CimPath.OfClass(CimNamespaces.Virtualization, "Msvm_ComputerSystem"), "RequestStateChange", CimProperty.OfUInt16("RequestedState", 2)));
        Assert.Equal(CimErrorCode.InvalidClass, Error(session, Caller.Path("Msvm_Nothing"), "X"));
        Assert.Equal(CimErrorCode.InvalidNamespace, Error(session, vm with { Namespace = "root" }, "X"));
    }

    [Fact]
    public void A_reference_to_a_vm_needs_both_keys()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.Call(
            Caller.ServicePath(Caller.SnapshotService), "CreateSnapshot", CimProperty.OfUInt16("SnapshotType", 2),
            CimProperty.OfReference("AffectedSystem", Caller.Path("Msvm_ComputerSystem", ("Name", LabVms.Web))));

        Assert.Equal(32773u, result.ReturnValue);
    }

    [Fact]
    public void Creating_and_deleting_instances_is_not_supported()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(CimErrorCode.NotSupported, Assert.Throws<CimException>(
            () => session.Create(CimNamespaces.Virtualization, new CimObject("Msvm_ComputerSystem", []), session.Deadline())).Code);
        Assert.Equal(CimErrorCode.NotSupported, Assert.Throws<CimException>(() => session.Delete(Caller.Vm(LabVms.Web), session.Deadline())).Code);
    }

    [Fact]
    public void A_failed_job_tells_its_error_as_msvm_error()
    {
        using var host = TemporaryHost.Amd2019();
        using SimulatedSession session = host.Open();
        CimMethodResult result = session.Request(AmdVms.Large, 2);
        CimPath job = result.OutParameters.Path("Job")!;

        Assert.Empty(session.Call(job, "GetErrorEx").OutParameters.Texts("Errors"));
        Assert.Null(session.Call(job, "GetError").OutParameters.Text("Error"));
        session.Finish(result);
        string error = Assert.Single(session.Call(job, "GetErrorEx").OutParameters.Texts("Errors"));

        Assert.Equal(error, session.Call(job, "GetError").OutParameters.Text("Error"));
        var xml = System.Xml.Linq.XElement.Parse(error);
        Assert.Equal("Msvm_Error", xml.Attribute("CLASSNAME")!.Value);
        Assert.Contains(xml.Elements(), static p => p.Attribute("NAME")!.Value is "Message" && p.Value.Contains("labor-gross01", StringComparison.Ordinal));
    }

    [Fact]
    public void A_job_that_can_be_cancelled_is_killed_and_undone()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        CimMethodResult result = session.Checkpoint(LabVms.Web);
        CimPath job = result.OutParameters.Path("Job")!;

        Assert.Equal(32773u, session.Call(job, "RequestStateChange", CimProperty.OfUInt16("RequestedState", 2)).ReturnValue);
        Assert.Equal(0u, session.Call(job, "RequestStateChange", CimProperty.OfUInt16("RequestedState", 5)).ReturnValue);

        Assert.Equal(9ul, session.Job(result)!.Number("JobState"));
        Assert.Equal(32775u, session.Call(job, "RequestStateChange", CimProperty.OfUInt16("RequestedState", 5)).ReturnValue);
        Assert.Equal([(ushort)2], session.Get(Caller.Vm(LabVms.Web), session.Deadline())!.Codes("OperationalStatus"));
        Assert.DoesNotContain("pending", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_are_shown_on_a_host_whose_file_declares_no_job_class()
    {
        using var host = TemporaryHost.LabL0().Edit(static root => root["namespaces"]![CimNamespaces.Virtualization]!.AsObject().Remove("Msvm_ConcreteJob"));
        using SimulatedSession session = host.Open();

        Assert.Equal(7ul, session.Finish(session.Request(LabVms.Web, 2)).Number("JobState"));
        Assert.DoesNotContain("Msvm_ConcreteJob", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_superclass_that_is_only_named_can_be_queried()
    {
        using var host = TemporaryHost.LabL0().Edit(static root =>
        {
            root["namespaces"]![CimNamespaces.DeviceGuard]!["Win32_DeviceGuard"]!["superclass"] = "CIM_Guard";
            root["namespaces"]![CimNamespaces.Cimv2]!["Win32_Service"]!.AsObject().Remove("instances");
        });
        using SimulatedSession session = host.Open();

        Assert.Single(session.Rows("SELECT InstanceIdentifier FROM CIM_Guard WHERE Version='1.0'", CimNamespaces.DeviceGuard));
        Assert.Equal(7ul, session.Finish(session.Request(LabVms.Web, 2)).Number("JobState"));
    }

    [Fact]
    public void An_instance_can_be_added_to_a_class_that_had_none()
    {
        using var host = TemporaryHost.LabL0().Edit(static root =>
            root["namespaces"]![CimNamespaces.Virtualization]!["Msvm_ShutdownComponent"]!.AsObject().Remove("instances"));
        using SimulatedSession session = host.Open();

        session.Finish(session.Request(LabVms.Web, 2));

        using SimulatedSession reader = host.Open();
        Assert.Equal(LabVms.Web, Assert.Single(reader.Rows("SELECT * FROM Msvm_ShutdownComponent")).Text("SystemName"));
    }

    [Fact]
    public void A_host_with_many_vms_answers_and_changes_like_any_other()
    {
        using var host = TemporaryHost.Many(1000);
        using SimulatedSession session = host.Open();

        Assert.Equal(1001, session.Rows("SELECT Name FROM Msvm_ComputerSystem").Count);
        Assert.Equal("vm-00777", Assert.Single(session.Rows($"SELECT ElementName FROM Msvm_ComputerSystem WHERE Name='{ManyVms.Id(777)}'")).Text("ElementName"));
        Caller.Done(session.Modify(Caller.ProcessorXml(ManyVms.Id(777), ("ExposeVirtualizationExtensions", "boolean", "true"))));
        Assert.Single(session.Rows("SELECT InstanceID FROM Msvm_ProcessorSettingData WHERE ExposeVirtualizationExtensions=TRUE"));
    }

    private static CimException Error(SimulatedSession session, CimPath path) =>
        Assert.Throws<CimException>(() => session.Get(path, session.Deadline()));

    private static CimErrorCode Error(SimulatedSession session, CimPath target, string method, params CimProperty[] parameters) =>
        Assert.Throws<CimException>(() => session.Call(target, method, parameters)).Code;
}
