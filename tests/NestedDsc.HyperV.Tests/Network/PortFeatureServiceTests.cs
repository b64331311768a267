using NestedDsc.Cim;
using NestedDsc.HyperV.Network;

namespace NestedDsc.HyperV.Tests.Network;

/// <summary>A feature that is changed goes back whole, and one that is added is its template, with changes in it.</summary>
public sealed class PortFeatureServiceTests
{
    private static readonly CimPath Service = new(CimNamespaces.Virtualization, "Msvm_VirtualSystemManagementService", []);

    private static readonly CimObject Row = new("Msvm_EthernetSwitchPortSecuritySettingData",
    [
        CimProperty.OfString("Caption", null),
        CimProperty.OfString("InstanceID", @"Microsoft:A\B\C\D\E"),
        CimProperty.OfBoolean("AllowMacSpoofing", value: false),
        CimProperty.OfBoolean("EnableDhcpGuard", value: true),
        new CimProperty("MonitorMode", CimType.UInt8, (byte)2),
        new CimProperty("VirtualSubnetId", CimType.UInt32, 5001u),
        CimProperty.OfString("TeamName", "a & b"),
        CimProperty.OfStrings("Names"),
        new CimProperty("Numbers", CimType.UInt16, new ushort[] { 1, 2 }, IsArray: true),
        new CimProperty("Since", CimType.DateTime, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)),
        new CimProperty("For", CimType.DateTime, TimeSpan.FromSeconds(200)),
        new CimProperty("None", CimType.DateTime, Value: null),
        CimProperty.OfReference("Of", new CimPath(CimNamespaces.Virtualization, "X", [CimProperty.OfString("Name", "n")])),
        new CimProperty("In", CimType.Instance, new CimObject("Y", [CimProperty.OfBoolean("Z", value: true)])),
    ]);

    private const string Rest = """
        <PROPERTY NAME="EnableDhcpGuard" TYPE="boolean"><VALUE>TRUE</VALUE></PROPERTY>
        <PROPERTY NAME="MonitorMode" TYPE="uint8"><VALUE>2</VALUE></PROPERTY>
        <PROPERTY NAME="VirtualSubnetId" TYPE="uint32"><VALUE>5001</VALUE></PROPERTY>
        <PROPERTY NAME="TeamName" TYPE="string"><VALUE>a &amp; b</VALUE></PROPERTY>
        <PROPERTY.ARRAY NAME="Names" TYPE="string"><VALUE.ARRAY></VALUE.ARRAY></PROPERTY.ARRAY>
        <PROPERTY.ARRAY NAME="Numbers" TYPE="uint16"><VALUE.ARRAY><VALUE>1</VALUE><VALUE>2</VALUE></VALUE.ARRAY></PROPERTY.ARRAY>
        <PROPERTY NAME="Since" TYPE="datetime"><VALUE>20260102030405.000000+000</VALUE></PROPERTY>
        <PROPERTY NAME="For" TYPE="datetime"><VALUE>00000000000320.000000:000</VALUE></PROPERTY>
        <PROPERTY NAME="None" TYPE="datetime"></PROPERTY>
        <PROPERTY.REFERENCE NAME="Of"><VALUE.REFERENCE><LOCALINSTANCEPATH><LOCALNAMESPACEPATH><NAMESPACE NAME="root"/><NAMESPACE NAME="virtualization"/><NAMESPACE NAME="v2"/></LOCALNAMESPACEPATH><INSTANCENAME CLASSNAME="X"><KEYBINDING NAME="Name"><KEYVALUE VALUETYPE="string">n</KEYVALUE></KEYBINDING></INSTANCENAME></LOCALINSTANCEPATH></VALUE.REFERENCE></PROPERTY.REFERENCE>
        <PROPERTY NAME="In" TYPE="string" EmbeddedObject="instance"><VALUE>&lt;INSTANCE CLASSNAME=&quot;Y&quot;&gt;&lt;PROPERTY NAME=&quot;Z&quot; TYPE=&quot;boolean&quot;&gt;&lt;VALUE&gt;TRUE&lt;/VALUE&gt;&lt;/PROPERTY&gt;&lt;/INSTANCE&gt;</VALUE></PROPERTY>
        """;

    private static readonly CimObject Other = new("Msvm_EthernetSwitchPortVlanSettingData",
    [
        CimProperty.OfString("InstanceID", @"Microsoft:A\B\C\F\G"), CimProperty.OfUInt16("AccessVlanId", 42),
    ]);

    [Fact]
    public void A_change_sends_whole_rows_with_all_types_in_one_call()
    {
        var session = new ScriptedSession().Returns(0);
        using var connection = new HyperVConnection(session);

        PortFeatureService.Modify(connection, Service, [Row, Row.With(CimProperty.OfBoolean("AllowMacSpoofing", value: true))], "Turning it on");

        CimMethodCall call = Assert.Single(session.Invoked);
        Assert.Equal("ModifyFeatureSettings", call.Method);
        Assert.Equal([Text("FALSE"), Text("TRUE")], (string[])Assert.Single(call.Parameters).Value!);
    }

    [Fact]
    public void Features_of_different_classes_go_in_one_call_and_by_class_where_that_is_refused()
    {
        const uint InvalidParameter = 32773;
        var session = new ScriptedSession().Returns(InvalidParameter, 0, 0);
        using var connection = new HyperVConnection(session);

        PortFeatureService.Modify(connection, Service, [Row, Other, Row], "Changing them");

        Assert.Equal([3, 2, 1], session.Invoked.Select(static c => ((string[])c.Parameters[0].Value!).Length));
    }

    [Fact]
    public void One_class_that_is_refused_is_not_sent_again()
    {
        const uint InvalidParameter = 32773;
        var session = new ScriptedSession().Returns(InvalidParameter, 0);
        using var connection = new HyperVConnection(session);

        Assert.Throws<CimMethodException>(() => PortFeatureService.Modify(connection, Service, [Row, Row], "Changing them"));
        Assert.Single(session.Invoked);
    }

    [Fact]
    public void An_addition_names_the_port_and_sends_whole_rows()
    {
        var session = new ScriptedSession().Returns(0);
        using var connection = new HyperVConnection(session);
        var accepted = new List<CimObject>();

        PortFeatureService.Add(connection, Service, @"Microsoft:A\B\C", [Row, Other], "Turning it on", accepted.AddRange);

        CimMethodCall call = Assert.Single(session.Invoked);
        Assert.Equal("AddFeatureSettings", call.Method);
        Assert.Equal(CimType.Reference, call.Parameters[0].Type);
        Assert.Equal(Text("FALSE"), ((string[])call.Parameters[1].Value!)[0]);
        Assert.Equal([Row, Other], accepted);
    }

    [Fact]
    public void Features_that_go_are_named_by_their_paths_in_one_call()
    {
        var session = new ScriptedSession().Returns(0);
        using var connection = new HyperVConnection(session);

        PortFeatureService.Remove(connection, Service, [Row, Other], "Removing them");

        CimMethodCall call = Assert.Single(session.Invoked);
        Assert.Equal(
            [@"Microsoft:A\B\C\D\E", @"Microsoft:A\B\C\F\G"],
            ((CimPath[])call.Parameters[0].Value!).Select(static p => (string)p.Keys[0].Value!));
    }

    [Theory]
    [InlineData(@"Microsoft:Definition\776E0BA7-94A1-41C8-8F28-951F524251B5\Default", true)]
    [InlineData(@"Microsoft:Definition\776E0BA7-94A1-41C8-8F28-951F524251B5\NotDefault", false)]
    [InlineData(@"Microsoft:A4EF744C-4A32-5A7F-A293-0E582302BA3C\B\C\Default", false)]
    public void The_template_is_the_default_of_the_definition(string id, bool isTemplate)
    {
        using var connection = new HyperVConnection(new ScriptedSession().Answers(Row.With(CimProperty.OfString("InstanceID", id))));

        Assert.Equal(isTemplate, PortFeatures.ReadTemplates(connection, [Row.ClassName]).ContainsKey(Row.ClassName));
    }

    [Fact]
    public void What_else_has_changed_is_told_with_both_values()
    {
        CimObject after = Row
            .With(CimProperty.OfBoolean("AllowMacSpoofing", value: true))
            .With(CimProperty.OfBoolean("EnableDhcpGuard", value: false))
            .With(CimProperty.OfString("TeamName", ""))
            .With(new CimProperty("Names", CimType.String, Value: null, IsArray: true))
            .With(new CimProperty("Numbers", CimType.UInt16, new ushort[] { 1 }, IsArray: true));

        Assert.Equal(
            ["EnableDhcpGuard from true to false", "TeamName from 'a & b' to ''", "Numbers from [1, 2] to [1]"],
            PortFeatureService.Deviations(Row, after, isTemplate: false, "AllowMacSpoofing"));
    }

    [Fact]
    public void A_row_is_not_called_as_its_template()
    {
        CimObject added = Row.With(CimProperty.OfString("InstanceID", "other"));

        Assert.Empty(PortFeatureService.Deviations(Row, added, isTemplate: true));
        Assert.Single(PortFeatureService.Deviations(Row, added, isTemplate: false));
    }

    private static string Text(string spoofing) => string.Concat(
        """<INSTANCE CLASSNAME="Msvm_EthernetSwitchPortSecuritySettingData"><PROPERTY NAME="Caption" TYPE="string"></PROPERTY>""",
        @"<PROPERTY NAME=""InstanceID"" TYPE=""string""><VALUE>Microsoft:A\B\C\D\E</VALUE></PROPERTY>",
        $"""<PROPERTY NAME="AllowMacSpoofing" TYPE="boolean"><VALUE>{spoofing}</VALUE></PROPERTY>""",
        Rest.ReplaceLineEndings(""),
        "</INSTANCE>");
}
