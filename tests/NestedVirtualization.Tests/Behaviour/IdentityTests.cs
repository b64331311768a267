using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.NestedVirtualization.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>Which machine is meant.</summary>
public sealed class IdentityTests : IDisposable
{
    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_name_that_several_vms_have_names_none_and_every_answer_lists_their_ids()
    {
        const string Instance = """{"vmName":"LAB-twin","processorCount":4}""";
        string[] texts = ["2 VMs have the name 'LAB-twin'", LabVms.TwinA.ToLowerInvariant(), LabVms.TwinB.ToLowerInvariant()];

        _lab.Refuses(Instance, ExitCode.NotFound, [.. texts, "Give the vmId"]);
        RunResult test = _lab.Test(Instance);
        Schema.HoldsWithNames(test);
        Assert.Equal(["_exist"], test.Names);
        Assert.All(texts, text => Assert.Contains(text, Lab.Phrase(test, "reasons", "VMAmbiguous"), StringComparison.Ordinal));
        Assert.Equal(["vmName", "_exist", "blockers", "notices", "reasons", "_inDesiredState"], test.State.Select(static p => p.Key));
    }

    [Fact]
    public void The_answer_for_an_absent_vm_lists_the_nearest_names_and_how_many_more_there_are()
    {
        string phrase = Lab.Phrase(_lab.Get("""{"vmName":"LAB-WEB02"}""").Succeeds(), "reasons", "VMNotFound");

        Assert.StartsWith("VM 'LAB-WEB02' does not exist on this host, which has 'lab-web01', ", phrase, StringComparison.Ordinal);
        Assert.Matches(@"^([^']*'[^']*'){11} and \d+ more\.$", phrase);
        _lab.Host.Change(static content => content.Instances("Msvm_ComputerSystem").Clear());
        Assert.EndsWith("which has no VMs.", Lab.Phrase(_lab.Get("""{"vmName":"LAB-WEB02"}""").Succeeds(), "reasons", "VMNotFound"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_id_of_one_of_them_names_it()
    {
        _lab.Set($$"""{"vmName":"lab-twin","vmId":"{{LabVms.TwinB.ToLowerInvariant()}}","processorCount":4}""").Succeeds();

        Assert.Equal("4", _lab.Host.Read("Msvm_ProcessorSettingData", LabVms.TwinB, "VirtualQuantity"));
        Assert.Equal("2", _lab.Host.Read("Msvm_ProcessorSettingData", LabVms.TwinA, "VirtualQuantity"));
    }

    [Fact]
    public void An_id_with_another_vms_name_names_none()
    {
        string instance = $$"""{"vmName":"lab-web01","vmId":"{{LabVms.Sql}}"}""";

        RunResult get = _lab.Get(instance).Succeeds();
        Assert.False((bool?)get.State["_exist"]);
        Assert.Contains("the VM with that ID has the name 'lab-sql01'", Lab.Phrase(get, "reasons", "VMNotFound"), StringComparison.Ordinal);
        _lab.Refuses(instance, ExitCode.NotFound, "the VM with that ID has the name 'lab-sql01'");
    }

    [Theory]
    [InlineData("""{"vmName":"lab-none"}""")]
    [InlineData("""{"vmId":"8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d"}""")]
    [InlineData("""{"vmName":"HV-LAB01"}""")]
    [InlineData("""{"vmName":"lab-web0_"}""")]
    [InlineData("""{"vmName":"lab%"}""")]
    [InlineData("""{"vmName":" lab-web01"}""")]
    [InlineData("""{"vmName":"x' OR ElementName LIKE '%"}""")]
    public void An_absent_vm_is_reported_by_get_missed_by_test_and_not_created_by_set(string instance)
    {
        RunResult get = _lab.Get(instance).Succeeds();
        Schema.Holds(get.Lines[0]);
        Assert.False((bool?)get.State["_exist"]);

        RunResult test = _lab.Test(instance).Succeeds();
        Schema.HoldsWithNames(test);
        Assert.False((bool?)test.State["_inDesiredState"]);
        Assert.Equal(["_exist"], test.Names);
        Assert.Equal(["VMNotFound"], Lab.Kinds(test, "reasons"));
        _lab.Refuses(instance, ExitCode.NotFound, "does not exist on this host", "Virtual machines are not created here.");
    }

    [Fact]
    public void A_vm_without_settings_is_being_created_or_removed()
    {
        _lab.Host.Change(static content =>
        {
            JsonArray processors = content.Instances("Msvm_ProcessorSettingData");
            processors.Remove(processors.First(static p => ((string)p!["InstanceID"]!).Contains(LabVms.Web, StringComparison.Ordinal)));
        });

        _lab.Refuses("""{"vmName":"lab-web01"}""", ExitCode.NotFound, "is being created, changed or removed just now");
        Assert.DoesNotContain("lab-web01", _lab.Export().Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_labs_awkward_name_works_everywhere() => Works(_lab, LabVms.OddName);

    public static TheoryData<string> Attacks => [.. InstanceValues.Attacks];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_name_is_a_name_and_nothing_else(string attack)
    {
        _lab.Refuses(JsonTexts.Compact(new JsonObject { ["vmName"] = attack, ["processorCount"] = 3 }), ExitCode.NotFound, attack);

        string[] before = OtherMachines();
        _lab.With(LabVms.OddName, machine => machine.Name = attack);
        Works(_lab, attack);
        Assert.Equal(before, OtherMachines());
    }

    [Fact]
    public void Generated_names_work_everywhere() => InstanceValues.HostileText(1, 100).Where(static name => name.Length <= 100).Sample(
        static name =>
        {
            using var lab = new Lab();
            lab.With(LabVms.OddName, machine => machine.Name = name);
            Works(lab, name);
        },
        iter: 40,
        threads: 2);

    private string[] OtherMachines()
    {
        HostContent content = _lab.Host.Content();
        return
        [
            .. content.Machines().Where(static m => m.Id is not LabVms.Odd)
                .Select(static m => $"{m.Name} {m.EnabledState} {m.Settings.ToJsonString()} {m.Processor.ToJsonString()} {m.Memory.ToJsonString()} {string.Join(';', m.Checkpoints)}"),
        ];
    }

    // Of a checkpoint's name more is asked than of a VM's, which is whatever it is.
    private static string CheckpointName(string name)
    {
        var inner = new StringBuilder();
        foreach (Rune rune in name.EnumerateRunes().Where(static rune => rune.Value >= ' '))
        {
            if (inner.Length + rune.Utf16SequenceLength > 98)
            {
                break;
            }

            inner.Append(rune.ToString());
        }

        return $"<{inner}>";
    }

    private static void Works(Lab lab, string name)
    {
        string identity = JsonTexts.Compact(new JsonObject { ["vmName"] = name });
        RunResult get = lab.Get(identity).Succeeds();
        Schema.Holds(get.Lines[0]);
        Assert.Equal(LabVms.Odd, (string?)get.State["vmId"], ignoreCase: true);

        RunResult set = lab.Set(JsonTexts.Compact(new JsonObject
        {
            ["vmName"] = name, ["processorCount"] = 5, ["powerState"] = "running", ["checkpoint"] = new JsonObject { ["name"] = CheckpointName(name) },
        })).Succeeds();
        Assert.Equal(["processorCount", "powerState"], set.Names);
        Assert.Equal([CheckpointName(name)], lab.Machine(name).Checkpoints);
        Assert.Equal((5, 2), (lab.Machine(name).ProcessorCount, lab.Machine(name).EnabledState));

        string exported = Assert.Single(lab.Export(identity).Succeeds().Lines);
        Schema.Holds(exported);
        Assert.Equal(name, (string?)JsonTexts.ParseObject(exported)["vmName"]);
        Assert.Equal(name, (string?)JsonTexts.ParseObject(exported)["_name"]);
    }
}
