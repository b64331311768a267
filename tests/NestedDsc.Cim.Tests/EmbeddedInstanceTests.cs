using System.Xml;
using CsCheck;

namespace NestedDsc.Cim.Tests;

public sealed class EmbeddedInstanceTests
{
    private static readonly Gen<char> Allowed = Gen.OneOf(
        Gen.Char["<>&\"'\t\n\r ]a"], Gen.Char[' ', '\uD7FF'], Gen.Char['\uE000', '\uFFFD']);

    private static readonly Gen<string> Text = Gen.OneOf(Allowed.Select(static c => c.ToString()), Gen.Const("\U0001F600"))
        .Array.Select(string.Concat);

    [Fact]
    public void Only_the_properties_given_are_written() =>
        Assert.Equal(
            """
            <INSTANCE CLASSNAME="Msvm_ProcessorSettingData"><PROPERTY NAME="InstanceID" TYPE="string"><VALUE>Microsoft:A\0</VALUE></PROPERTY><PROPERTY NAME="ExposeVirtualizationExtensions" TYPE="boolean"><VALUE>TRUE</VALUE></PROPERTY><PROPERTY NAME="VirtualQuantity" TYPE="uint64"><VALUE>4</VALUE></PROPERTY></INSTANCE>
            """,
            EmbeddedInstance.ToXml(
                "Msvm_ProcessorSettingData",
                CimProperty.OfString("InstanceID", @"Microsoft:A\0"),
                CimProperty.OfBoolean("ExposeVirtualizationExtensions", true),
                CimProperty.OfUInt64("VirtualQuantity", 4)));

    [Fact]
    public void A_null_is_a_property_without_a_value() =>
        Assert.Equal(
            """<INSTANCE CLASSNAME="C"><PROPERTY NAME="A" TYPE="string"></PROPERTY><PROPERTY.ARRAY NAME="B" TYPE="uint16"></PROPERTY.ARRAY><PROPERTY.REFERENCE NAME="D"></PROPERTY.REFERENCE></INSTANCE>""",
            EmbeddedInstance.ToXml(
                "C", CimProperty.OfString("A", null), new CimProperty("B", CimType.UInt16, null, IsArray: true), CimProperty.OfReference("D", null)));

    [Fact]
    public void An_empty_array_is_not_null() =>
        Assert.Contains("<VALUE.ARRAY></VALUE.ARRAY>", EmbeddedInstance.ToXml("C", CimProperty.OfStrings("A")), StringComparison.Ordinal);

    [Fact]
    public void Any_text_that_xml_can_hold_comes_back_the_same() =>
        Text.Array.Sample(static texts =>
        {
            string xml = EmbeddedInstance.ToXml("C", [CimProperty.OfStrings("A", texts), .. texts.Select(static t => CimProperty.OfString("P", t))]);
            Assert.Equal([.. texts, .. texts], Values(xml));
        });

    [Fact]
    public void Any_text_either_comes_back_the_same_or_is_refused() =>
        Gen.Char.Array.Select(static c => new string(c)).Sample(static text =>
        {
            bool legal = IsLegal(text);
            if (legal)
            {
                Assert.Equal([text], Values(EmbeddedInstance.ToXml("C", CimProperty.OfString("P", text))));
            }
            else
            {
                Assert.Throws<ArgumentException>(() => EmbeddedInstance.ToXml("C", CimProperty.OfString("P", text)));
            }
        });

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x001B)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void A_character_that_xml_lacks_is_named_with_its_property(int character)
    {
        string name = $"U+{character:X4}";

        ArgumentException error = Assert.Throws<ArgumentException>(() => EmbeddedInstance.ToXml("C", CimProperty.OfString("Notes", $"a{(char)character}b")));
        Assert.Throws<ArgumentException>(() => EmbeddedInstance.ToXml("C", CimProperty.OfString("Notes", $"{(char)character}")));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains("'Notes'", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<CimType, object, string, string> Values_of_every_type() => new()
    {
        { CimType.Boolean, false, "boolean", "FALSE" },
        { CimType.UInt8, byte.MaxValue, "uint8", "255" },
        { CimType.SInt8, sbyte.MinValue, "sint8", "-128" },
        { CimType.UInt16, ushort.MaxValue, "uint16", "65535" },
        { CimType.SInt16, short.MinValue, "sint16", "-32768" },
        { CimType.UInt32, uint.MaxValue, "uint32", "4294967295" },
        { CimType.SInt32, int.MinValue, "sint32", "-2147483648" },
        { CimType.UInt64, ulong.MaxValue, "uint64", "18446744073709551615" },
        { CimType.SInt64, long.MinValue, "sint64", "-9223372036854775808" },
        { CimType.Real32, 1.5f, "real32", "1.5" },
        { CimType.Real64, double.NegativeInfinity, "real64", "-INF" },
        { CimType.Real64, double.PositiveInfinity, "real64", "INF" },
        { CimType.Real64, double.NaN, "real64", "NaN" },
        { CimType.Char16, 'x', "char16", "x" },
        { CimType.DateTime, new DateTime(2024, 2, 29, 13, 5, 6, DateTimeKind.Utc).AddMicroseconds(7), "datetime", "20240229130506.000007+000" },
        { CimType.DateTime, new TimeSpan(12, 13, 14, 15, 16, 17), "datetime", "00000012131415.016017:000" },
        { CimType.String, "", "string", "" },
    };

    [Theory]
    [MemberData(nameof(Values_of_every_type))]
    public void Every_type_has_its_name_and_text(CimType type, object value, string typeName, string text)
    {
        string xml = EmbeddedInstance.ToXml("C", new CimProperty("P", type, value));

        Assert.Equal($"""<INSTANCE CLASSNAME="C"><PROPERTY NAME="P" TYPE="{typeName}"><VALUE>{text}</VALUE></PROPERTY></INSTANCE>""", xml);
    }

    [Fact]
    public void An_array_of_numbers_has_a_value_each() =>
        Assert.Equal(["1", "65535"], Values(EmbeddedInstance.ToXml("C", new CimProperty("P", CimType.UInt16, new ushort[] { 1, 65535 }, IsArray: true))));

    [Fact]
    public void A_local_time_is_written_in_utc()
    {
        DateTime utc = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        string xml = EmbeddedInstance.ToXml("C", new CimProperty("P", CimType.DateTime, utc.ToLocalTime()));

        Assert.Equal(["20240101000000.000000+000"], Values(xml));
    }

    [Fact]
    public void An_instance_inside_is_text_of_its_own()
    {
        var inner = new CimObject("D", [CimProperty.OfString("Q", "<&>")]);

        string xml = EmbeddedInstance.ToXml("C", new CimProperty("P", CimType.Instance, inner));

        Assert.Contains("EmbeddedObject=\"instance\"", xml, StringComparison.Ordinal);
        Assert.Equal(["<&>"], Values(Values(xml)[0]));
    }

    [Fact]
    public void A_reference_is_written_with_namespace_class_and_keys()
    {
        var inner = new CimPath(@"root\cimv2", "E", [CimProperty.OfBoolean("F", true)]);
        var path = new CimPath(@"root\virtualization\v2", "D", [CimProperty.OfString("Name", "a<b"), CimProperty.OfUInt16("Id", 7), CimProperty.OfReference("R", inner)]);

        Assert.Equal(
            """<INSTANCE CLASSNAME="C"><PROPERTY.REFERENCE NAME="P"><VALUE.REFERENCE><LOCALINSTANCEPATH><LOCALNAMESPACEPATH><NAMESPACE NAME="root"/><NAMESPACE NAME="virtualization"/><NAMESPACE NAME="v2"/></LOCALNAMESPACEPATH><INSTANCENAME CLASSNAME="D"><KEYBINDING NAME="Name"><KEYVALUE VALUETYPE="string">a&lt;b</KEYVALUE></KEYBINDING><KEYBINDING NAME="Id"><KEYVALUE VALUETYPE="numeric">7</KEYVALUE></KEYBINDING><KEYBINDING NAME="R"><VALUE.REFERENCE><LOCALINSTANCEPATH><LOCALNAMESPACEPATH><NAMESPACE NAME="root"/><NAMESPACE NAME="cimv2"/></LOCALNAMESPACEPATH><INSTANCENAME CLASSNAME="E"><KEYBINDING NAME="F"><KEYVALUE VALUETYPE="boolean">TRUE</KEYVALUE></KEYBINDING></INSTANCENAME></LOCALINSTANCEPATH></VALUE.REFERENCE></KEYBINDING></INSTANCENAME></LOCALINSTANCEPATH></VALUE.REFERENCE></PROPERTY.REFERENCE></INSTANCE>""",
            EmbeddedInstance.ToXml("C", CimProperty.OfReference("P", path)));
    }

    public static TheoryData<CimProperty> Values_that_do_not_fit() =>
    [
        new CimProperty("P", CimType.UInt16, 1),
        new CimProperty("P", CimType.String, 1),
        new CimProperty("P", CimType.UInt16, (ushort)1, IsArray: true),
        new CimProperty("P", CimType.String, new string?[] { null }, IsArray: true),
        new CimProperty("P", CimType.Reference, "C.K=1"),
        new CimProperty("P", CimType.Reference, Array.Empty<CimPath>(), IsArray: true),
        CimProperty.OfReference("P", new CimPath("n", "C", [CimProperty.OfString("K", null)])),
        new CimProperty("P", CimType.DateTime, TimeSpan.FromSeconds(-1)),
        new CimProperty("P Q", CimType.String, ""),
    ];

    [Theory]
    [MemberData(nameof(Values_that_do_not_fit))]
    public void A_value_that_does_not_fit_its_type_is_refused(CimProperty property) =>
        Assert.Throws<ArgumentException>(() => EmbeddedInstance.ToXml("C", property));

    [Fact]
    public void A_class_name_cannot_smuggle_markup_in() =>
        Assert.Throws<ArgumentException>(static () => EmbeddedInstance.ToXml("C\"><X"));

    private static bool IsLegal(string text)
    {
        try
        {
            XmlConvert.VerifyXmlChars(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static List<string> Values(string xml)
    {
        var values = new List<string>();
        using var reader = XmlReader.Create(new StringReader(xml));
        while (reader.ReadToFollowing("VALUE"))
        {
            // A subtree, so that the reader does not go past the start of the next value.
            using XmlReader value = reader.ReadSubtree();
            value.Read();
            values.Add(value.ReadElementContentAsString());
        }

        return values;
    }
}
