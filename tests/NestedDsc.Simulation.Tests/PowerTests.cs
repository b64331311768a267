using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

public sealed class PowerTests
{
    [Fact]
    public void A_started_vm_runs_one_read_after_its_job_has_ended()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.Request(LabVms.Web, 2);

        Assert.Equal(4096u, result.ReturnValue);
        CimPath job = result.OutParameters.Path("Job")!;
        var seen = new List<(ulong? Job, ulong? Vm)>();
        for (int i = 0; i < 4; i++)
        {
            IReadOnlyList<IReadOnlyList<CimObject>> rows = session.Query(
                [
                    new CimQuery(job.Namespace, $"SELECT JobState FROM Msvm_ConcreteJob WHERE InstanceID='{job.Keys[0].Value}'"),
                    new CimQuery(job.Namespace, $"SELECT EnabledState FROM Msvm_ComputerSystem WHERE Name='{LabVms.Web}'"),
                ],
                session.Deadline());
            seen.Add((rows[0][0].Number("JobState"), rows[1][0].Number("EnabledState")));
        }

        Assert.Equal([(3ul, 10ul), (4, 10), (7, 10), (7, 2)], seen.Select(s => (s.Job!.Value, s.Vm!.Value)));
    }

    [Theory]
    [InlineData(LabVms.Web, 2, 2)]
    [InlineData(LabVms.Saved, 2, 2)]
    [InlineData(LabVms.Saved, 3, 3)]
    [InlineData(LabVms.Paused, 2, 2)]
    [InlineData(LabVms.Paused, 3, 3)]
    [InlineData(LabVms.Paused, 6, 6)]
    [InlineData(LabVms.Paused, 11, 2)]
    [InlineData(LabVms.Sql, 3, 3)]
    [InlineData(LabVms.Sql, 6, 6)]
    [InlineData(LabVms.Sql, 9, 9)]
    [InlineData(LabVms.Sql, 10, 2)]
    [InlineData(LabVms.Sql, 11, 2)]
    public void A_legal_request_leads_to_its_state(string vm, ushort requested, ulong expected)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimObject job = session.Finish(session.Request(vm, requested));

        Assert.Equal(7ul, job.Number("JobState"));
        Assert.Equal(expected, session.State(vm));
        Assert.Equal(expected.ToString(), host.Read("Msvm_ComputerSystem", vm, "EnabledState"));
        Assert.DoesNotContain("pending", host.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LabVms.Web, 3)]
    [InlineData(LabVms.Web, 6)]
    [InlineData(LabVms.Web, 9)]
    [InlineData(LabVms.Sql, 2)]
    [InlineData(LabVms.Sql, 4)]
    [InlineData(LabVms.Sql, 32773)]
    [InlineData(LabVms.Saved, 6)]
    [InlineData(LabVms.Paused, 9)]
    [InlineData(LabVms.Paused, 10)]
    public void A_request_that_is_not_legal_is_an_invalid_state_and_changes_nothing(string vm, ushort requested)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string before = host.Text;

        Assert.Equal(32775u, session.Request(vm, requested).ReturnValue);
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void A_saved_vm_loses_its_memory_when_turned_off()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        session.Finish(session.Request(LabVms.Saved, 3));

        Assert.Equal("false", host.Read("Msvm_VirtualSystemSettingData", $"Microsoft:{LabVms.Saved}", "IsSaved"));
    }

    [Fact]
    public void Saving_keeps_the_memory_and_takes_the_shutdown_component_away()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        session.Finish(session.Request(LabVms.Sql, 6));

        Assert.Equal("true", host.Read("Msvm_VirtualSystemSettingData", $"Microsoft:{LabVms.Sql}", "IsSaved"));
        Assert.Empty(session.Rows($"SELECT * FROM Msvm_ShutdownComponent WHERE SystemName='{LabVms.Sql}'"));
    }

    [Fact]
    public void A_second_request_finds_the_vm_in_use()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        session.Request(LabVms.Web, 2);

        Assert.Equal(32774u, session.Request(LabVms.Web, 3).ReturnValue);
    }

    [Fact]
    public void A_vm_in_service_takes_no_request()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(32774u, session.Request(LabVms.InService, 2).ReturnValue);
        Assert.Equal(32774u, session.Modify(Caller.ProcessorXml(LabVms.InService, ("VirtualQuantity", "uint64", "4"))).ReturnValue);
        Assert.Equal(32774u, session.Checkpoint(LabVms.InService).ReturnValue);
    }

    [Fact]
    public void The_host_itself_can_not_be_switched_and_time_outs_are_not_taken()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(32770u, session.Request("HV-LAB01", 3).ReturnValue);
        Assert.Equal(4098u, session.Call(
            Caller.Vm(LabVms.Web), "RequestStateChange", CimProperty.OfUInt16("RequestedState", 2),
            new CimProperty("TimeoutPeriod", CimType.DateTime, TimeSpan.FromSeconds(9))).ReturnValue);
    }

    [Fact]
    public void A_start_fails_for_lack_of_memory_and_says_so_in_its_job()
    {
        using var host = TemporaryHost.Amd2019();
        using SimulatedSession session = host.Open();

        CimObject job = session.Finish(session.Request(AmdVms.Large, 2));

        Assert.Equal(10ul, job.Number("JobState"));
        Assert.Equal(32778ul, job.Number("ErrorCode"));
        Assert.Contains("labor-gross01", job.Text("ErrorDescription"), StringComparison.Ordinal);
        Assert.Contains("131072", job.Text("ErrorDescription"), StringComparison.Ordinal);
        Assert.Equal(3ul, session.State(AmdVms.Large));
    }

    [Fact]
    public void A_start_fails_with_more_virtual_processors_than_the_host_has_logical_ones()
    {
        using var host = TemporaryHost.LabL0().Set("Msvm_ProcessorSettingData", LabVms.Web, "VirtualQuantity", 33);
        using SimulatedSession session = host.Open();

        Assert.Equal(10ul, session.Finish(session.Request(LabVms.Web, 2)).Number("JobState"));
        Assert.Equal(3ul, session.State(LabVms.Web));
    }

    [Fact]
    public void An_amd_host_that_is_too_old_takes_the_flag_and_fails_to_start()
    {
        using var host = TemporaryHost.Amd2019();
        using SimulatedSession session = host.Open();

        CimObject change = session.Finish(session.Modify(
            Caller.ProcessorXml(AmdVms.Web, ("ExposeVirtualizationExtensions", "boolean", "TRUE"))));
        CimObject start = session.Finish(session.Request(AmdVms.Web, 2));

        Assert.Equal(7ul, change.Number("JobState"));
        Assert.True(session.Processor(AmdVms.Web).Flag("ExposeVirtualizationExtensions"));
        Assert.Equal(10ul, start.Number("JobState"));
        Assert.Contains("geschachtelte Virtualisierung", start.Text("ErrorDescription"), StringComparison.Ordinal);
        Assert.Equal(3ul, session.State(AmdVms.Web));
    }

    [Theory]
    [InlineData("20348", "GenuineIntel", 9, "10.0", null, 7)]
    [InlineData("14300", "GenuineIntel", 9, "10.0", null, 10)]
    [InlineData("20348", "AuthenticAMD", 9, "10.0", null, 7)]
    [InlineData("20348", "AuthenticAMD", 9, "9.2", null, 10)]
    [InlineData("26100", "Qualcomm", 12, "12.0", null, 10)]
    [InlineData("20348", "GenuineIntel", 9, "10.0", false, 10)]
    [InlineData("17763", "AuthenticAMD", 9, "9.3", true, 7)]
    public void Nesting_depends_on_build_vendor_architecture_and_version(
        string build, string vendor, int architecture, string version, bool? knob, ulong expected)
    {
        using var host = TemporaryHost.LabL0()
            .Set("Msvm_ProcessorSettingData", LabVms.Web, "ExposeVirtualizationExtensions", true)
            .Set("Msvm_VirtualSystemSettingData", LabVms.Web, "Version", version)
            .Edit(root =>
            {
                var classes = root["namespaces"]![CimNamespaces.Cimv2]!;
                classes["Win32_OperatingSystem"]!["instances"]![0]!["BuildNumber"] = build;
                foreach (var processor in classes["Win32_Processor"]!["instances"]!.AsArray())
                {
                    processor!["Manufacturer"] = vendor;
                    processor["Architecture"] = architecture;
                }

                root["simulation"]!["nestedSupported"] = knob;
                if (knob is null)
                {
                    root["simulation"]!.AsObject().Remove("nestedSupported");
                }
            });
        using SimulatedSession session = host.Open();

        Assert.Equal(expected, session.Finish(session.Request(LabVms.Web, 2)).Number("JobState"));
    }

    [Fact]
    public void A_guest_that_obeys_is_off_some_reads_after_the_request()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.ShutDown(LabVms.Sql);

        Assert.Equal(0u, result.ReturnValue);
        Assert.Null(result.OutParameters.Find("Job"));
        Assert.Equal([2ul, 2, 3], Enumerable.Range(0, 3).Select(_ => session.State(LabVms.Sql)!.Value));
        Assert.Equal("3", host.Read("Msvm_ComputerSystem", LabVms.Sql, "EnabledState"));
        Assert.DoesNotContain("pending", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_guest_takes_virtual_time_as_well()
    {
        using var host = TemporaryHost.LabL0().Guest(LabVms.Sql, "shutdownSeconds", 60);
        using SimulatedSession session = host.Open();
        session.ShutDown(LabVms.Sql);

        Assert.All(Enumerable.Range(0, 9), _ => Assert.Equal(2ul, session.State(LabVms.Sql)));
        session.Clock.Wait(TimeSpan.FromSeconds(60));
        Assert.Equal(3ul, session.State(LabVms.Sql));
    }

    [Fact]
    public void A_guest_that_ignores_a_shutdown_takes_it_and_stays_on()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(0u, session.ShutDown(LabVms.Legacy).ReturnValue);
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(2ul, session.State(LabVms.Legacy)));
    }

    [Fact]
    public void A_locked_guest_needs_force()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(32781u, session.ShutDown(LabVms.Locked).ReturnValue);
        Assert.Equal(0u, session.ShutDown(LabVms.Locked, force: true).ReturnValue);
        Assert.Equal(32782u, session.ShutDown(LabVms.Locked, force: true).ReturnValue);
    }

    [Fact]
    public void A_guest_whose_services_have_not_started_is_not_ready()
    {
        using var host = TemporaryHost.LabL0().Guest(LabVms.Sql, "shutdown", "notReady");
        using SimulatedSession session = host.Open();

        Assert.Equal(32780u, session.ShutDown(LabVms.Sql).ReturnValue);
    }

    [Fact]
    public void A_shutdown_component_comes_with_a_start_unless_the_guest_has_no_integration_services()
    {
        using var host = TemporaryHost.LabL0().Guest(LabVms.TwinA, "integrationServices", false);
        using SimulatedSession session = host.Open();

        session.Finish(session.Request(LabVms.Web, 2));
        session.Finish(session.Request(LabVms.TwinA, 2));

        Assert.Single(session.Rows($"SELECT * FROM Msvm_ShutdownComponent WHERE SystemName='{LabVms.Web}'"));
        Assert.Empty(session.Rows($"SELECT * FROM Msvm_ShutdownComponent WHERE SystemName='{LabVms.TwinA}'"));
    }

    [Fact]
    public void Turning_off_calls_a_shutdown_off()
    {
        using var host = TemporaryHost.LabL0().Guest(LabVms.Sql, "shutdownPolls", 40);
        using SimulatedSession session = host.Open();
        session.ShutDown(LabVms.Sql);

        session.Finish(session.Request(LabVms.Sql, 3));
        session.Finish(session.Request(LabVms.Sql, 2));

        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(2ul, session.State(LabVms.Sql)));
    }
}
