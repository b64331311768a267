using CsCheck;
using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

public sealed class WqlTests : IDisposable
{
    private readonly TemporaryHost _host = TemporaryHost.LabL0();
    private readonly SimulatedSession _session;

    public WqlTests()
    {
        _session = _host.Open();
    }

    public void Dispose()
    {
        _session.Dispose();
        _host.Dispose();
    }

    [Theory]
    [InlineData("Name='F7BB8C6D-576F-55FB-B9EA-BC9FCA4A4D88'", 1)]
    [InlineData("name = \"f7bb8c6d-576f-55fb-b9ea-bc9fca4a4d88\"", 1)]
    [InlineData("'F7BB8C6D-576F-55FB-B9EA-BC9FCA4A4D88' = Name", 1)]
    [InlineData("ElementName='LAB-TWIN'", 2)]
    [InlineData("ElementName LIKE 'lab-t%'", 3)]
    [InlineData("ElementName LIKE 'lab-_est01'", 1)]
    [InlineData("ElementName LIKE 'lab-[st]%01'", 2)]
    [InlineData("ElementName LIKE 'lab-[^a-z]%'", 0)]
    [InlineData("ElementName LIKE '%[[]x] 100[%] a[_]b%'", 1)]
    [InlineData("NOT ElementName LIKE 'lab%'", 1)]
    [InlineData("ElementName NOT LIKE 'lab%'", 1)]
    [InlineData("ElementName='lab \\'quoted\\' [x] 100% a_b \\\\ Zürich – 日本'", 1)]
    [InlineData("EnabledState=2", 6)]
    [InlineData("EnabledState<>2", 11)]
    [InlineData("EnabledState != 2", 11)]
    [InlineData("2 < EnabledState AND EnabledState < 6", 9)]
    [InlineData("EnabledState>=6 AND EnabledState<=9", 2)]
    [InlineData("EnabledState > 5.5", 2)]
    [InlineData("EnabledState='6'", 1)]
    [InlineData("EnabledState=6 OR EnabledState=9 AND ElementName='nobody'", 1)]
    [InlineData("(EnabledState=6 OR EnabledState=9) AND ElementName='nobody'", 0)]
    [InlineData("NOT (EnabledState=2) AND NOT NOT EnabledState=9", 1)]
    [InlineData("ProcessID IS NULL", 11)]
    [InlineData("ProcessID IS NOT NULL", 6)]
    [InlineData("ProcessID = NULL", 11)]
    [InlineData("ProcessID <> NULL", 6)]
    [InlineData("ProcessID > 0", 6)]
    [InlineData("__CLASS='Msvm_ComputerSystem' AND ElementName='lab-web01'", 1)]
    [InlineData("__this ISA 'CIM_ComputerSystem'", 17)]
    [InlineData("TimeOfLastStateChange > '20260101000000.000000+000'", 16)]
    [InlineData("TimeOfLastStateChange = '20260115071500.000000+060'", 16)]
    public void A_condition_selects_its_rows(string where, int expected) =>
        Assert.Equal(expected, _session.Rows($"SELECT Name FROM Msvm_ComputerSystem WHERE {where}").Count);

    [Theory]
    [InlineData("DynamicMemoryEnabled=TRUE", 1)]
    [InlineData("DynamicMemoryEnabled='true'", 1)]
    [InlineData("DynamicMemoryEnabled=1", 1)]
    [InlineData("DynamicMemoryEnabled<>FALSE", 1)]
    [InlineData("VirtualQuantity=16384 AND InstanceID LIKE 'Microsoft:A4EF744C-4A32-5A7F-A293-0E582302BA3C\\\\%'", 1)]
    public void Booleans_and_large_numbers_compare(string where, int expected) =>
        Assert.Equal(expected, _session.Rows($"SELECT InstanceID FROM Msvm_MemorySettingData WHERE {where}").Count);

    [Theory]
    [InlineData("")]
    [InlineData("SELECT")]
    [InlineData("SELECT FROM Msvm_ComputerSystem")]
    [InlineData("SELECT Name, FROM Msvm_ComputerSystem")]
    [InlineData("SELECT * FROM")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name=")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name='x' Name='y'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name='it's'")]
    [InlineData(@"SELECT * FROM Msvm_ComputerSystem WHERE Name='a\b'")]
    [InlineData(@"SELECT * FROM Msvm_ComputerSystem WHERE Name='a\")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name='a")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE (Name='a'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name LIKE 5")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name LIKE '[a'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledState LIKE '2%'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledState = 'many'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name = 5")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE OperationalStatus = 2")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name > NULL")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name IS 5")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name NOT = 5")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name ISA 'x'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE NULL = Name")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledState = 1.2.3")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledState ! 1")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE NoSuch = 1")]
    [InlineData("SELECT NoSuch FROM Msvm_ComputerSystem")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem; DELETE")]
    [InlineData("ASSOCIATORS OF {Msvm_ComputerSystem.Name=\"a\"}")]
    public void What_is_not_wql_is_an_invalid_query(string wql)
    {
        CimException error = Assert.Throws<CimException>(() => _session.Rows(wql));

        Assert.Equal(CimErrorCode.InvalidQuery, error.Code);
        Assert.Equal("HRESULT 0x80041017", error.MessageId);
        Assert.Equal(wql, error.Operation);
    }

    [Fact]
    public void Length_and_depth_have_limits()
    {
        string nested = new string('(', 100) + "Name='a'" + new string(')', 100);
        string many = string.Join(" OR ", Enumerable.Repeat("Name='a'", 4000));

        Assert.Equal(CimErrorCode.InvalidQuery, Error($"SELECT * FROM Msvm_ComputerSystem WHERE {nested}").Code);
        Assert.Equal(CimErrorCode.InvalidQuery, Error($"SELECT * FROM Msvm_ComputerSystem WHERE Name='{new string('x', 70_000)}'").Code);
        Assert.Empty(_session.Rows($"SELECT * FROM Msvm_ComputerSystem WHERE {many}"));
    }

    [Fact]
    public void Unknown_classes_and_namespaces_have_errors_of_their_own()
    {
        CimException unknownClass = Error("SELECT * FROM Msvm_Nothing");
        CimException unknownNamespace = Assert.Throws<CimException>(() => _session.Rows("SELECT * FROM X", @"root\nothing"));

        Assert.Equal((CimErrorCode.InvalidClass, "HRESULT 0x80041010"), (unknownClass.Code, unknownClass.MessageId));
        Assert.Equal((CimErrorCode.InvalidNamespace, "HRESULT 0x8004100e"), (unknownNamespace.Code, unknownNamespace.MessageId));
        Assert.Empty(_session.Query([new CimQuery(CimNamespaces.Virtualization, "SELECT * FROM Msvm_Nothing", ClassMayBeMissing: true)], _session.Deadline())[0]);
        Assert.Equal(CimErrorCode.InvalidClass, Refusal(Caller.Path("Msvm_Nothing", ("Name", "a"))).Code);
        Assert.Equal(CimErrorCode.InvalidClass, Refusal(Caller.Vm(LabVms.Web), "Msvm_Nothing").Code);
        Assert.Equal(CimErrorCode.NotFound, Refusal(Caller.Vm("x"), "Msvm_SettingsDefineState").Code);

        CimException Refusal(CimPath source, string? association = null) =>
            Assert.Throws<CimException>(() => _session.Associated(source, association));
    }

    [Fact]
    public void Only_selected_properties_and_keys_come_back()
    {
        CimObject vm = _session.Rows("SELECT ElementName, enabledstate FROM Msvm_ComputerSystem WHERE ElementName='lab-web01'")[0];

        Assert.Equal(["CreationClassName", "ElementName", "EnabledState", "Name"], vm.Properties.Select(static p => p.Name).Order());
        Assert.Equal("HV-LAB01", vm.ServerName);
        Assert.Empty(_session.Rows("SELECT __PATH FROM Msvm_ComputerSystem"));
    }

    [Fact]
    public void A_query_on_a_superclass_finds_derived_instances()
    {
        IEnumerable<string> classes = _session.Rows($"SELECT InstanceID FROM CIM_ResourceAllocationSettingData WHERE InstanceID LIKE 'Microsoft:{LabVms.Devices}%'")
            .Select(static o => o.ClassName);

        Assert.Contains("Msvm_ProcessorSettingData", classes);
        Assert.Contains("Msvm_PciExpressSettingData", classes);
        Assert.DoesNotContain("Msvm_SecuritySettingData", classes);
    }

    [Theory]
    [InlineData("Msvm_SettingsDefineState", null, "Msvm_VirtualSystemSettingData")]
    [InlineData("Msvm_SettingsDefineState", "CIM_SettingData", "Msvm_VirtualSystemSettingData")]
    [InlineData("Msvm_SettingsDefineState", "Msvm_ComputerSystem", null)]
    [InlineData("Msvm_SnapshotOfVirtualSystem", null, null)]
    public void Associations_are_followed_with_their_filters(string association, string? result, string? expected)
    {
        IReadOnlyList<CimObject> found = _session.Associated(Caller.Vm(LabVms.Web), association, result);

        Assert.Equal(expected is null ? [] : [expected], found.Select(static o => o.ClassName));
    }

    [Fact]
    public void Associations_lead_back_as_well()
    {
        IReadOnlyList<CimObject> systems = _session.Associated(Caller.Settings(LabVms.FirstCheckpoint), "Msvm_SnapshotOfVirtualSystem");
        CimObject memory = _session.Memory(LabVms.Web);
        CimPath memoryPath = Caller.Path("Msvm_MemorySettingData", ("InstanceID", memory.Text("InstanceID")!));

        Assert.Equal(LabVms.Checkpointed, Assert.Single(systems).Text("Name"));
        Assert.Equal($"Microsoft:{LabVms.Web}", Assert.Single(_session.Associated(memoryPath, "Msvm_VirtualSystemSettingDataComponent")).Text("InstanceID"));
        Assert.Equal(LabVms.Web, Assert.Single(_session.Associated(Caller.Settings(LabVms.Web), result: "Msvm_ComputerSystem")).Text("Name"));
    }

    [Fact]
    public void The_features_of_a_connection_are_its_own()
    {
        CimObject connection = _session.Rows($"SELECT * FROM Msvm_EthernetPortAllocationSettingData WHERE InstanceID LIKE 'Microsoft:{LabVms.Nested}%'")[0];
        CimPath path = Caller.Path("Msvm_EthernetPortAllocationSettingData", ("InstanceID", connection.Text("InstanceID")!));

        IReadOnlyList<CimObject> features = _session.Associated(path, "Msvm_EthernetPortSettingDataComponent");

        Assert.Equal(["Msvm_EthernetSwitchPortOffloadSettingData", "Msvm_EthernetSwitchPortSecuritySettingData"], features.Select(static f => f.ClassName).Order());
        Assert.DoesNotContain(
            _session.Associated(Caller.Settings(LabVms.Nested), "Msvm_VirtualSystemSettingDataComponent"),
            static o => o.ClassName.StartsWith("Msvm_EthernetSwitchPort", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_text_can_be_looked_for_once_it_is_escaped() =>
        Gen.String[Gen.Char[' ', '\u02FF'], 0, 30].Sample(text =>
        {
            using var host = TemporaryHost.Of(HostTexts.Of(text));
            using SimulatedSession session = host.Open();
            string escaped = text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal);
            return session.Rows($"SELECT * FROM C WHERE Name='{escaped}'", "root").Count == 1;
        }, iter: 200);

    [Fact]
    public void Like_agrees_with_a_plain_definition() =>
        Gen.Select(Gen.String[Gen.Char["ab%_"], 0, 7], Gen.String[Gen.Char["ab"], 0, 8]).Sample((pattern, text) =>
            new Wql.LikePattern(pattern).Matches(text) == PlainLike(pattern, text), iter: 20_000);

    [Theory]
    [InlineData("Msvm_ComputerSystem", "Name LIKE '%4a4d88%' OR Name='x'")]
    [InlineData("Msvm_ComputerSystem", "Name='f7bb8c6d-576f-55fb-b9ea-bc9fca4a4d88' AND ElementName LIKE '%web01'")]
    [InlineData("Msvm_ProcessorSettingData", "InstanceID LIKE 'Microsoft:F7BB8C6D-576F-55FB-B9EA-BC9FCA4A4D88%'")]
    [InlineData("Msvm_ProcessorSettingData", "InstanceID LIKE '%b637f346-6A0E-%' AND VirtualQuantity='8'")]
    [InlineData("CIM_SettingData", "InstanceID LIKE '%-AAD8496DCAA1%'")]
    [InlineData("CIM_SettingData", "NOT InstanceID LIKE '%-AAD8496DCAA1%'")]
    [InlineData("Msvm_ComputerSystem", "ElementName='lab-twin' AND NOT Name LIKE '45896937%'")]
    public void A_query_gives_the_same_rows_whether_instances_were_read_before_or_not(string className, string where)
    {
        static string Key(CimObject row) => row.ClassName + row.Text("InstanceID") + row.Text("Name");
        string wql = $"SELECT * FROM {className} WHERE {where}";

        IEnumerable<string> unread = [.. _session.Rows(wql).Select(Key)];
        _session.Rows($"SELECT * FROM {className}");

        Assert.NotEmpty(unread);
        Assert.Equal(_session.Rows(wql).Select(Key), unread);
    }

    [Fact]
    public void An_escaped_letter_in_the_file_is_found_like_any_other()
    {
        using var host = TemporaryHost.Of(HostTexts.WithInstances("""{ "Name": "\u0061bcdef-01" }, { "Name": "other" }"""));
        using SimulatedSession session = host.Open();

        Assert.Single(session.Rows("SELECT * FROM C WHERE Name='abcdef-01'", "root"));
    }

    [Theory]
    [InlineData("OR ", 1)]
    [InlineData("AND ", 0)]
    public void Very_many_conditions_need_no_deep_stack(string between, int expected)
    {
        // Were each looked at below the next one, this process would end here.
        const int SmallStack = 128 * 1024;
        string where = string.Join(between, Enumerable.Repeat("Name=''", 5500).Append("EnabledState=6"));
        IReadOnlyList<CimObject> rows = [];
        var thread = new Thread(() => rows = _session.Rows($"SELECT * FROM Msvm_ComputerSystem WHERE {where}"), SmallStack);
        thread.Start();
        thread.Join();

        Assert.Equal(expected, rows.Count);
    }

    [Fact]
    public void Very_deep_and_very_long_statements_are_refused()
    {
        Assert.NotNull(Wql.WqlParser.Parse($"SELECT * FROM C WHERE {new string('(', 63)}a=1{new string(')', 63)}"));
        Assert.Contains(
            "nested more than 64 deep",
            Assert.Throws<Wql.WqlSyntaxException>(static () => Wql.WqlParser.Parse($"SELECT * FROM C WHERE {new string('(', 64)}a=1{new string(')', 64)}")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "more than 65536",
            Assert.Throws<Wql.WqlSyntaxException>(static () => Wql.WqlParser.Parse($"SELECT * FROM C WHERE a='{new string('x', 65536)}'")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nonsense_is_refused_and_never_breaks_the_parser() =>
        Gen.String[Gen.Char["SELCTFROMWH* ='\"\\()<>!,{}ab1%_"], 0, 40].Sample(text =>
        {
            try
            {
                Wql.WqlParser.Parse("SELECT * FROM C WHERE " + text);
            }
            catch (Wql.WqlSyntaxException)
            {
                // The only way to fail.
            }
        }, iter: 5_000);

    private static bool PlainLike(string pattern, string text) => pattern.Length == 0
        ? text.Length == 0
        : pattern[0] == '%'
            ? PlainLike(pattern[1..], text) || (text.Length > 0 && PlainLike(pattern, text[1..]))
            : text.Length > 0 && (pattern[0] == '_' || pattern[0] == text[0]) && PlainLike(pattern[1..], text[1..]);

    private CimException Error(string wql) => Assert.Throws<CimException>(() => _session.Rows(wql));
}
