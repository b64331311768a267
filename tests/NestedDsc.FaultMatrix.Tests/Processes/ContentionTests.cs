using NestedDsc.Protocol.Files;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.FaultMatrix.Tests.Processes;

/// <summary>Several processes at once on one host.</summary>
public sealed class ContentionTests
{
    private const string Network = "vmnetworknesting";
    private const string Nat = """{"switchName":"Nat","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""";
    private const int Blocked = 6;
    private const int Unavailable = 8;

    [Fact]
    public void Sets_of_one_switch_at_once_make_one_switch_and_all_succeed()
    {
        using var host = TemporaryHost.LabL1();

        AllSucceed(host, Network, Enumerable.Repeat(Nat, 5));

        Assert.Single(host.Content().Instances("Msvm_VirtualEthernetSwitch"), static s => (string?)s!["ElementName"] is "Nat");
        Assert.Single(host.Content().Instances("MSFT_NetNat", @"root\StandardCimv2"));
        AssertDesired(host, Network, Nat);
    }

    [Fact]
    public void Sets_of_different_switches_and_of_adapters_at_once_lose_nothing()
    {
        using var host = TemporaryHost.LabL1();
        string[] instances =
        [
            Nat,
            """{"switchName":"Private","switchType":"private"}""",
            """{"switchName":"Outside","netAdapterName":"Ethernet 2"}""",
            """{"vmName":"l2-app01","macAddressSpoofing":"on"}""",
            """{"vmName":"l2-db01","macAddressSpoofing":"on"}""",
        ];

        AllSucceed(host, Network, instances);

        Assert.All(instances, instance => AssertDesired(host, Network, instance));
    }

    [Fact]
    public void Sets_of_the_adapters_of_one_vm_at_once_do_not_take_back_what_another_one_did()
    {
        const string Instance = """{"vmName":"lab-sql01","macAddressSpoofing":"on"}""";
        using var host = TemporaryHost.LabL0();

        AllSucceed(host, Network, Enumerable.Repeat(Instance, 4));

        AssertDesired(host, Network, Instance);
    }

    [Fact]
    public void Sets_of_the_role_at_once_lose_nothing()
    {
        const string Program = "guesthypervrole";
        string[] instances = ["""{"_exist":true}""", """{"includeContainers":true}""", """{"includeContainers":true,"includeManagementTools":true}"""];
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019);

        AllSucceed(host, Program, instances);
        Simulation.SimulatedMachine.Restart(host.FilePath);

        Assert.All(instances, instance => AssertDesired(host, Program, instance));
    }

    [Fact]
    public void A_set_waits_for_another_one_of_the_same_host_and_then_sees_what_it_did()
    {
        using var host = TemporaryHost.LabL1();
        File.WriteAllText(host.FilePath + ".hold", "");
        using var first = ResourceProgram.Start(Network, host.FilePath, Nat, "method=DefineSystem,hold", level: "trace");
        first.Says("CIM call of DefineSystem");
        using var second = ResourceProgram.Start(Network, host.FilePath, Nat, level: "trace");
        second.Says("Working on the simulated host");

        Assert.DoesNotContain(second.Lines, static l => l.Contains("CIM query", StringComparison.Ordinal));
        File.Delete(host.FilePath + ".hold");

        Assert.Equal((0, 0), (first.Ends(), second.Ends()));
        Assert.Contains("[]", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_waits_while_the_file_of_the_host_is_locked()
    {
        using var host = TemporaryHost.LabL0();
        FileLock held = Lock(host);
        using var set = ResourceProgram.Start("nestedvirtualization", host.FilePath, """{"vmName":"lab-web01","processorCount":4}""", level: "trace");
        set.Says("CIM call of ModifyResourceSettings");
        Assert.Equal(2, host.Content().Machine("lab-web01").ProcessorCount);

        held.Dispose();

        Assert.Equal(0, set.Ends());
        Assert.Equal(4, host.Content().Machine("lab-web01").ProcessorCount);
    }

    [Fact]
    public void A_set_gives_a_locked_file_up_after_a_while_and_says_why()
    {
        using var host = TemporaryHost.LabL0();
        using FileLock held = Lock(host);
        using var set = ResourceProgram.Start("nestedvirtualization", host.FilePath, """{"vmName":"lab-web01","processorCount":4}""");

        Assert.Equal(Unavailable, set.Ends());
        Assert.Contains("another process has kept the file locked for too long", set.Error, StringComparison.Ordinal);
        Assert.Contains(host.FilePath, set.Error, StringComparison.Ordinal);
        Assert.Equal(2, host.Content().Machine("lab-web01").ProcessorCount);
    }

    [Theory]
    [InlineData("lab-sql01", "lab-web01", "shutdown")]
    [InlineData("lab-web01", "lab-cp01", "fail")]
    public void A_second_set_of_a_vm_is_refused_while_the_first_one_changes_it(string name, string another, string whenRunning)
    {
        string instance = $$"""{"vmName":"{{name}}","processorCount":6,"whenRunning":"{{whenRunning}}"}""";
        using var host = TemporaryHost.LabL0();
        File.WriteAllText(host.FilePath + ".hold", "");
        using var first = ResourceProgram.Start("nestedvirtualization", host.FilePath, instance, "method=ModifyResourceSettings,hold", level: "trace");
        first.Says("CIM call of ModifyResourceSettings");

        using (var second = ResourceProgram.Start("nestedvirtualization", host.FilePath, instance))
        {
            Assert.Equal(Blocked, second.Ends());
            Assert.Contains($"Another set of VM '{name}' is under way, in another process. Try again when it has ended.", second.Error, StringComparison.Ordinal);
        }

        using (var other = ResourceProgram.Start("nestedvirtualization", host.FilePath, $$"""{"vmName":"{{another}}","processorCount":6}"""))
        {
            Assert.Equal(0, other.Ends());
        }

        File.Delete(host.FilePath + ".hold");
        Assert.Equal(0, first.Ends());
    }

    private static FileLock Lock(TemporaryHost host) =>
        FileLock.TryTake(host.FilePath + ".lock") ?? throw new InvalidOperationException("Nobody else knows the file.");

    private static void AllSucceed(TemporaryHost host, string program, IEnumerable<string> instances)
    {
        ResourceProgram[] started = [.. instances.Select(instance => ResourceProgram.Start(program, host.FilePath, instance))];
        Assert.All(started, static set => Assert.True(set.Ends() == 0, string.Join('\n', set.Lines)));
        Array.ForEach(started, static set => set.Dispose());
        Assert.Equal([host.FilePath], Directory.GetFileSystemEntries(host.Folder));
    }

    private static void AssertDesired(TemporaryHost host, string program, string instance)
    {
        using var test = ResourceProgram.Start(program, host.FilePath, instance, verb: "test");
        Assert.Equal(0, test.Ends());
        Assert.Contains("\"_inDesiredState\":true", test.Output, StringComparison.Ordinal);
    }
}
