using NestedDsc.Cim;
using NestedDsc.HyperV.Network;

namespace NestedDsc.HyperV.Tests.Network;

/// <summary>A feature that is changed goes back whole, and one that is added is its template, with the one value changed.</summary>
public sealed class PortSecurityTests
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

    [Fact]
    public void A_change_sends_the_whole_row_with_all_types_and_the_one_value_in_its_place()
    {
        var session = new ScriptedSession().Returns(0);
        using var connection = new HyperVConnection(session);

        PortSecurity.Modify(connection, Service, [Row, Row], spoofing: true, "Turning it on");

        CimMethodCall call = Assert.Single(session.Invoked);
        Assert.Equal("ModifyFeatureSettings", call.Method);
        Assert.Equal([Text("TRUE"), Text("TRUE")], (string[])Assert.Single(call.Parameters).Value!);
    }

    [Fact]
    public void What_is_put_back_is_the_row_as_it_was()
    {
        var session = new ScriptedSession().Returns(0);
        using var connection = new HyperVConnection(session);

        PortSecurity.Modify(connection, Service, [Row.With(CimProperty.OfBoolean("AllowMacSpoofing", value: true))], spoofing: null, "Putting it back");

        Assert.Equal([Text("TRUE")], (string[])session.Invoked[0].Parameters[0].Value!);
    }

    [Fact]
    public void An_addition_sends_the_template_with_the_one_value_in_its_place()
    {
        var session = new ScriptedSession().Returns(0);
        using var connection = new HyperVConnection(session);

        PortSecurity.Add(connection, Service, @"Microsoft:A\B\C", Row, spoofing: true, "Turning it on");

        CimMethodCall call = Assert.Single(session.Invoked);
        Assert.Equal("AddFeatureSettings", call.Method);
        Assert.Equal(CimType.Reference, call.Parameters[0].Type);
        Assert.Equal([Text("TRUE")], (string[])call.Parameters[1].Value!);
    }

    [Theory]
    [InlineData(@"Microsoft:Definition\776E0BA7-94A1-41C8-8F28-951F524251B5\Default", true)]
    [InlineData(@"Microsoft:Definition\776E0BA7-94A1-41C8-8F28-951F524251B5\NotDefault", false)]
    [InlineData(@"Microsoft:A4EF744C-4A32-5A7F-A293-0E582302BA3C\B\C\Default", false)]
    public void The_template_is_the_default_of_the_definition(string id, bool isTemplate)
    {
        using var connection = new HyperVConnection(new ScriptedSession().Answers(Row.With(CimProperty.OfString("InstanceID", id))));

        Assert.Equal(isTemplate, PortSecurity.ReadTemplate(connection) is not null);
    }

    [Fact]
    public void What_else_has_changed_is_told_with_both_values()
    {
        CimObject after = Row
            .With(CimProperty.OfBoolean("AllowMacSpoofing", value: true))
            .With(CimProperty.OfBoolean("EnableDhcpGuard", value: false))
            .With(CimProperty.OfString("TeamName", ""))
            .With(new CimProperty("Numbers", CimType.UInt16, new ushort[] { 1 }, IsArray: true));

        Assert.Equal(
            ["EnableDhcpGuard from true to false", "TeamName from 'a & b' to ''", "Numbers from [1, 2] to [1]"],
            PortSecurity.OtherChanges(Row, after, isTemplate: false));
    }

    [Fact]
    public void A_row_is_not_called_as_its_template()
    {
        CimObject added = Row.With(CimProperty.OfString("InstanceID", "other"));

        Assert.Empty(PortSecurity.OtherChanges(Row, added, isTemplate: true));
        Assert.Single(PortSecurity.OtherChanges(Row, added, isTemplate: false));
    }

    private static string Text(string spoofing) => string.Concat(
        """<INSTANCE CLASSNAME="Msvm_EthernetSwitchPortSecuritySettingData"><PROPERTY NAME="Caption" TYPE="string"></PROPERTY>""",
        @"<PROPERTY NAME=""InstanceID"" TYPE=""string""><VALUE>Microsoft:A\B\C\D\E</VALUE></PROPERTY>",
        $"""<PROPERTY NAME="AllowMacSpoofing" TYPE="boolean"><VALUE>{spoofing}</VALUE></PROPERTY>""",
        Rest.ReplaceLineEndings(""),
        "</INSTANCE>");
}
