using System.Text;
using CsCheck;
using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

public sealed class HostFileTests
{
    [Fact]
    public void Reading_never_writes()
    {
        using var host = TemporaryHost.LabL0();
        byte[] before = File.ReadAllBytes(host.FilePath);
        DateTime written = File.GetLastWriteTimeUtc(host.FilePath);
        using (SimulatedSession session = host.Open())
        {
            session.Rows("SELECT * FROM CIM_ManagedElement");
            session.Get(Caller.Vm(LabVms.Web), session.Deadline());
        }

        Assert.Equal(before, File.ReadAllBytes(host.FilePath));
        Assert.Equal(written, File.GetLastWriteTimeUtc(host.FilePath));
    }

    [Fact]
    public void A_change_touches_its_values_only_and_leaves_nothing_behind()
    {
        using var host = TemporaryHost.LabL0();
        string[] before = host.Text.Split('\n');
        using SimulatedSession session = host.Open();

        Caller.Done(session.Modify(Caller.ProcessorXml(LabVms.Web, ("ExposeVirtualizationExtensions", "boolean", "true"))));

        string[] after = host.Text.Split('\n');
        Assert.Equal(before.Length, after.Length);
        (string First, string Second) changed = Assert.Single(
            before.Zip(after), static p => !string.Equals(p.First, p.Second, StringComparison.Ordinal));
        Assert.Equal(changed.First.Replace("\"ExposeVirtualizationExtensions\": false", "\"ExposeVirtualizationExtensions\": true", StringComparison.Ordinal), changed.Second);
        Assert.Equal([host.FilePath], Directory.GetFiles(host.Folder));
    }

    [Fact]
    public void Switching_on_and_off_again_gives_the_same_data()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        session.Finish(session.Request(LabVms.Web, 2));
        session.Finish(session.Request(LabVms.Web, 3));
        string once = WithoutTimes(host.Text);
        session.Finish(session.Request(LabVms.Web, 2));
        session.Finish(session.Request(LabVms.Web, 3));

        Assert.Equal(once, WithoutTimes(host.Text));
        static string WithoutTimes(string text) =>
            string.Join('\n', text.Split('\n').Where(static line => !line.Contains("\"TimeOfLastStateChange\": \"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_calls_on_the_same_file_give_the_same_file()
    {
        static string Run()
        {
            using var host = TemporaryHost.LabL0();
            using SimulatedSession session = host.Open();
            session.Finish(session.Checkpoint(LabVms.Web));
            Caller.Done(session.Modify(Caller.ProcessorXml(LabVms.Web, ("VirtualQuantity", "uint64", "4"))));
            return host.Text;
        }

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void The_file_keeps_its_unix_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no unix modes.");
            return;
        }

        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        using var host = TemporaryHost.LabL0();
        File.SetUnixFileMode(host.FilePath, Mode);
        using SimulatedSession session = host.Open();

        session.Finish(session.Request(LabVms.Web, 2));

        Assert.Equal(Mode, File.GetUnixFileMode(host.FilePath));
    }

    [Fact]
    public void An_operation_under_way_survives_the_process()
    {
        using var host = TemporaryHost.LabL0();
        CimMethodResult result;
        using (SimulatedSession first = host.Open())
        {
            first.ShutDown(LabVms.Sql);
            result = first.Checkpoint(LabVms.Web);
        }

        Assert.Contains("\"pending\"", host.Text, StringComparison.Ordinal);
        using (SimulatedSession reader = host.Open())
        {
            string before = host.Text;
            Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(2ul, reader.State(LabVms.Sql)));
            Assert.Equal(before, host.Text);
        }

        using SimulatedSession writer = host.Open();
        writer.Clock.Wait(TimeSpan.FromSeconds(1));
        writer.Finish(result);

        Assert.DoesNotContain("pending", host.Text, StringComparison.Ordinal);
        Assert.Equal("3", host.Read("Msvm_ComputerSystem", LabVms.Sql, "EnabledState"));
        Assert.Single(writer.Rows($"SELECT * FROM Msvm_VirtualSystemSettingData WHERE VirtualSystemIdentifier='{LabVms.Web}' AND VirtualSystemType LIKE '%Snapshot%'"));
    }

    [Fact]
    public void Two_sessions_see_each_others_changes_and_lose_none()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession one = host.Open();
        using SimulatedSession two = host.Open();

        CimMethodResult first = one.Request(LabVms.Web, 2);
        CimMethodResult second = two.Request(LabVms.TwinA, 2);
        Assert.Equal(7ul, two.Finish(second).Number("JobState"));
        Assert.Equal(7ul, one.Finish(first).Number("JobState"));
        one.ModifySystem(Caller.Xml("Msvm_VirtualSystemSettingData", $"Microsoft:{LabVms.Web}", ("ElementName", "string", "renamed")));

        Assert.Equal(2ul, one.State(LabVms.TwinA));
        Assert.Equal(2ul, two.State(LabVms.Web));
        Assert.Equal("renamed", two.Get(Caller.Vm(LabVms.Web), two.Deadline())!.Text("ElementName"));
        Assert.DoesNotContain("pending", host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_writers_at_once_lose_no_change()
    {
        using var host = TemporaryHost.Many(24);

        Parallel.For(1, 25, new ParallelOptions { MaxDegreeOfParallelism = 6 }, number =>
        {
            using SimulatedSession session = SimulatedSession.Open(host.FilePath);
            Assert.Equal(0u, session.ModifySystem(Caller.Xml(
                "Msvm_VirtualSystemSettingData", $"Microsoft:{ManyVms.Id(number)}", ("ElementName", "string", $"new-{number}"))).ReturnValue);
        });

        using SimulatedSession reader = host.Open();
        Assert.Equal(24, reader.Rows("SELECT ElementName FROM Msvm_ComputerSystem WHERE ElementName LIKE 'new-%'").Count);
        Assert.Equal([host.FilePath], Directory.GetFiles(host.Folder));
    }

    [Fact]
    public void A_byte_order_mark_is_read_and_kept()
    {
        using var host = TemporaryHost.LabL0();
        byte[] text = File.ReadAllBytes(host.FilePath);
        File.WriteAllBytes(host.FilePath, [0xEF, 0xBB, 0xBF, .. text]);
        using SimulatedSession session = host.Open();

        session.Finish(session.Request(LabVms.Web, 2));

        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'{'], File.ReadAllBytes(host.FilePath)[..4]);
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("[]", "$: must be an object")]
    [InlineData("{}", "required")]
    [InlineData("{\"computerName\": \"x\"}", "format")]
    [InlineData("{\"format\": \"nesteddsc-host/2\"}", "nesteddsc-host/2")]
    [InlineData("{\"format\": \"other\"}", "not the format")]
    [InlineData("{\"format\": 1}", "must be a text")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"format\": \"nesteddsc-host/1\"}", "twice")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"nonsense\": 1}", "nonsense")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\"}", "namespaces")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": []}", "$.namespaces")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {\"n\": 1}}", "object of classes")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {\"n\": {\"C\": {\"x\": 1}}}}", "\"x\"")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {\"n\": {\"C\": {\"properties\": {\"A\": \"int\"}}}}}", "no CIM type")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {\"n\": {\"C\": {\"properties\": {\"A\": \"string\", \"a\": \"string\"}}}}}", "twice")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {\"n\": {\"C\": {\"keys\": [\"A\"]}}}}", "key")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {\"n\": {\"C\": {\"keys\": [1]}}}}", "array of texts")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {\"n\": {\"C\": {\"instances\": [1]}}}}", "array of objects")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {\"n\": {\"C\": {\"superclass\": \"D\"}, \"D\": {\"superclass\": \"C\"}}}}", "itself")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}, \"simulation\": {\"speed\": 1}}", "speed")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}, \"simulation\": {\"jobPolls\": 0}}", "jobPolls")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}, \"simulation\": {\"accessDenied\": 1}}", "accessDenied")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}, \"simulation\": {\"language\": \"fr\"}}", "language")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}, \"simulation\": {\"time\": \"soon\"}}", "time")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}, \"simulation\": {\"synchronous\": 1}}", "synchronous")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}, \"simulation\": {\"guests\": {\"x\": {}}}}", "GUID")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}, \"simulation\": {\"guests\": {\"F7BB8C6D-576F-55FB-B9EA-BC9FCA4A4D88\": {\"shutdown\": \"maybe\"}}}}", "shutdown")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}, \"simulation\": {\"guests\": {\"F7BB8C6D-576F-55FB-B9EA-BC9FCA4A4D88\": {\"mood\": 1}}}}", "mood")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}, \"pending\": [{\"id\": \"x\"}]}", "$.pending[0]")]
    [InlineData("{\"format\": \"nesteddsc-host/1\", \"computerName\": \"x\", \"namespaces\": {}} extra", "line 1")]
    public void A_file_that_is_not_a_host_is_refused_with_the_place(string text, string expected)
    {
        using var host = TemporaryHost.Of(text);

        HostFileException error = Assert.Throws<HostFileException>(() => host.Open());

        Assert.Equal(host.FilePath, error.File);
        Assert.Contains(host.FilePath, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_refused_wherever_it_ends()
    {
        string text = HostTexts.Of("x").TrimEnd();

        Gen.Int[0, text.Length - 1].Sample(length =>
        {
            using var host = TemporaryHost.Of(text[..length]);
            Assert.Throws<HostFileException>(() => host.Open());
        }, iter: 100);
    }

    [Theory]
    [InlineData((byte)0x80)]
    [InlineData((byte)0xC3)]
    [InlineData((byte)0xFF)]
    public void A_file_that_is_not_UTF_8_is_said_to_be_so_wherever_it_is_wrong(byte wrong)
    {
        byte[] text = Encoding.UTF8.GetBytes(HostTexts.Of("x"));

        Gen.Int[0, text.Length].Sample(place =>
        {
            using var host = TemporaryHost.Of("");
            File.WriteAllBytes(host.FilePath, [.. text.AsSpan(0, place), wrong, .. text.AsSpan(place)]);
            Assert.Contains("not UTF-8", Assert.Throws<HostFileException>(() => host.Open()).Message, StringComparison.Ordinal);
        }, iter: 100);
    }

    [Fact]
    public void Files_that_are_missing_or_nested_too_deeply_are_refused()
    {
        using var host = TemporaryHost.Of(HostTexts.WithInstances($"{{ \"Name\": {new string('[', 40)}{new string(']', 40)} }}"));

        Assert.Contains("nested", Assert.Throws<HostFileException>(() => host.Open()).Message, StringComparison.Ordinal);
        Assert.Throws<HostFileException>(() => SimulatedSession.Open(Path.Combine(host.Folder, "missing.json")));
        Assert.Throws<HostFileException>(() => SimulatedSession.Open(host.Folder));
    }

    [Theory]
    [InlineData("{ \"Name\": 5 }", "Name")]
    [InlineData("{ \"Name\": \"a\", \"name\": \"b\" }", "twice")]
    [InlineData("{ \"Name\": \"a\", \"Colour\": \"red\" }", "Colour")]
    [InlineData("{ \"Name\": \"a\", \"U8\": 256 }", "U8")]
    [InlineData("{ \"Name\": \"a\", \"U16\": -1 }", "U16")]
    [InlineData("{ \"Name\": \"a\", \"U16\": 1.5 }", "U16")]
    [InlineData("{ \"Name\": \"a\", \"B\": \"true\" }", "B")]
    [InlineData("{ \"Name\": \"a\", \"T\": \"today\" }", "T")]
    [InlineData("{ \"Name\": \"a\", \"Us\": 1 }", "Us")]
    [InlineData("{ \"Name\": \"a\", \"Us\": [1, null] }", "Us")]
    [InlineData("{ \"Name\": \"a\", \"Ch\": \"ab\" }", "Ch")]
    [InlineData("{ \"Name\": \"a\", \"P\": \"no path\" }", "P")]
    [InlineData("{ \"Name\": {} }", "Name")]
    public void An_instance_that_does_not_fit_its_class_is_refused_with_the_place(string instance, string expected)
    {
        using var host = TemporaryHost.Of(HostTexts.WithInstances(instance));
        using SimulatedSession session = host.Open();

        HostFileException error = Assert.Throws<HostFileException>(() => session.Rows("SELECT * FROM C", "root"));

        Assert.Contains("root C instances[0]", error.Place, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_instances_with_the_same_keys_are_refused()
    {
        using var host = TemporaryHost.Of(HostTexts.WithInstances("{ \"Name\": \"a\" }, { \"Name\": \"A\" }"));
        using SimulatedSession session = host.Open();

        Assert.Throws<HostFileException>(() => session.Get(new CimPath("root", "C", [CimProperty.OfString("Name", "a")]), session.Deadline()));
    }

    [Fact]
    public void Every_type_is_read_as_what_it_is()
    {
        using var host = TemporaryHost.Of(HostTexts.WithInstances("""
            { "Name": "a", "U8": 255, "S8": -128, "U16": 65535, "S16": -32768, "U32": 4294967295, "S32": -2147483648,
              "U64": 18446744073709551615, "S64": -9223372036854775808, "R32": 1.5, "R64": 2.25, "Ch": "x", "B": true,
              "T": "20260115080000.250000+060", "P": "C.Name=\"b\\\\c\"", "Us": [1, 2], "Ss": ["x"], "Ps": ["C.Name=\"d\""], "Bs": [true] }
            """));
        using SimulatedSession session = host.Open();

        CimObject row = session.Rows("SELECT * FROM C WHERE R64 > 2 AND R32 = 1.5 AND Ch = 'X' AND S8 < 0 AND P = 'C.Name=\"b\\\\\\\\c\"'", "root")[0];

        Assert.Equal(
            new object[]
            {
                "a", (byte)255, (sbyte)-128, ushort.MaxValue, short.MinValue, uint.MaxValue, int.MinValue, ulong.MaxValue, long.MinValue,
                1.5f, 2.25, 'x', true, new DateTime(2026, 1, 15, 7, 0, 0, 250, DateTimeKind.Utc),
            },
            row.Properties.Take(14).Select(static p => p.Value));
        Assert.Equal("b\\c", row.Path("P")!.Keys[0].Value);
        Assert.Equal([1, 2], row.Codes("Us"));
        Assert.Equal(["x"], row.Texts("Ss"));
        Assert.IsType<CimPath[]>(row.Find("Ps")!.Value);
        Assert.IsType<bool[]>(row.Find("Bs")!.Value);
    }

    [Fact]
    public void An_instance_without_a_property_has_it_without_a_value()
    {
        using var host = TemporaryHost.Of(HostTexts.Of("a"));
        using SimulatedSession session = host.Open();

        CimObject row = session.Rows("SELECT * FROM C", "root/".TrimEnd('/'))[0];

        Assert.True(row.Has("U64"));
        Assert.Null(row.Find("U64")!.Value);
    }

    [Fact]
    public void Any_name_survives_a_rewrite_of_the_file() =>
        Gen.String[Gen.Char[' ', '\uD7FF'], 1, 100].Sample(name =>
        {
            using var host = TemporaryHost.LabL0();
            using (SimulatedSession session = host.Open())
            {
                string escaped = new System.Xml.Linq.XText(name).ToString();
                Assert.Equal(0u, session.ModifySystem(Caller.Xml(
                    "Msvm_VirtualSystemSettingData", $"Microsoft:{LabVms.Web}", ("ElementName", "string", escaped))).ReturnValue);
            }

            using SimulatedSession reader = host.Open();
            return string.Equals(reader.Get(Caller.Vm(LabVms.Web), reader.Deadline())!.Text("ElementName"), name, StringComparison.Ordinal);
        }, iter: 40);
}
