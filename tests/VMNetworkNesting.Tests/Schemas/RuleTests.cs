using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;
using NestedDsc.TestSupport.Schemas;
using NestedDsc.VMNetworkNesting.Input;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Schemas;

/// <summary>Every rule of the registry, with an instance that breaks it: what the schema leaves to the program is told by the program.</summary>
public sealed class RuleTests : IDisposable
{
    private static readonly VMNetworkNestingResource Resource = new(static _ => null);

    private static readonly RuleTable Table = new(Schema.Validator, static input => Resource.Read(input));

    private readonly Lab _lab = Lab.L1();

    public static TheoryData<string, string, string> Broken => new()
    {
        { "NotJson", "{", "The input: it is not valid JSON" },
        { "WrongType", """{"switchName":["s"]}""", "/switchName: it must be a string, not an array." },
        { "UnknownProperty", """{"switchName":"s","SwitchType":"private"}""", "/SwitchType: there is no such property; \"switchType\" is written differently." },
        { "UnknownWord", """{"switchName":"s","switchType":"Internal"}""", "/switchType: \"Internal\" is not one of" },
        { "OutOfRange", """{"vmName":"a","vlanMode":"access","vlanId":4095}""", "/vlanId: 4095 is out of range; it must be a whole number from 0 to 4094." },
        { "TooLarge", RuleTable.Large("\"switchName\":\"s\","), "The input: it is larger than 1048576 bytes" },
        { "TooDeep", RuleTable.Deep("\"switchName\":\"s\","), "The input: it is not valid JSON" },
        { "NotUnicode", """{"vmName":"a","adapterName":"\udc00"}""", "/adapterName: it holds half of a surrogate pair" },
        { "GivenTwice", """{"switchName":"s","switchName":"s"}""", "/switchName: the property is given twice." },
        { "Required", """{"vmName":"a","adapters":[{"name":"b"}]}""", "/adapters/0/id: the property is required." },
        { "NulCharacter", """{"switchName":"s","netAdapterName":"a\u0000"}""", "/netAdapterName: it holds a NUL character" },
        { "TextLength", """{"vmName":"a","adapterName":""}""", "/adapterName: it has 0 characters; 1 to 256 are allowed." },
        { "NotAGuid", """{"vmId":"lab-web01"}""", "/vmId: it must be a GUID such as" },
        { "KeyRequired", "{}", "The input: give vmName or vmId for the adapters of a virtual machine, or switchName for a switch." },
        { "KeyRequired", """{"switchType":"private","switchName":null}""", "/switchName: it is required to say which switch is meant." },
        { "AbsenceUnmanaged", """{"vmName":"a","_exist":false}""", "/_exist: network adapters are neither created nor removed here; leave the property out." },
        { "NameCharacters", """{"switchName":"s "}""", "/switchName: it must hold no control characters" },
        { "NameLength", $$$"""{"switchName":"{{{string.Concat(Enumerable.Repeat("💡", 129))}}}"}""", "/switchName: it takes 258 UTF-16 code units" },
        { "AdapterOrSwitch", """{"switchName":"s","vmName":"a"}""", "/switchName: it belongs to a switch instance, and vmName to an adapter instance; an instance is one or the other." },
        { "VlanModeOnly", """{"vmName":"a","vlanMode":"trunk","vlanId":1}""", "/vlanId: it is for access mode only, and vlanMode is trunk." },
        { "NotVlanIds", """{"vmName":"a","vlanMode":"trunk","allowedVlanIds":"9-5"}""", "/allowedVlanIds: \"9-5\" is neither a VLAN ID from 0 to 4094 nor a range such as 100-200" },
        { "ExternalOnly", """{"switchName":"s","switchType":"private","allowManagementOS":false}""", "/allowManagementOS: only an external switch has it." },
        { "InternalOnly", """{"switchName":"s","switchType":"private","natPrefix":"10.0.0.0/8","natGateway":"10.0.0.1"}""", "/natPrefix: only an internal switch has NAT." },
        { "InternalOnly", """{"switchName":"s","netAdapterName":"e","natPrefix":"10.0.0.0/8","natGateway":"10.0.0.1"}""", "/natPrefix: only an internal switch has NAT, and netAdapterName makes it an external one." },
        { "NatPair", """{"switchName":"s","natPrefix":"10.0.0.0/8","natGateway":null}""", "/natPrefix: natPrefix and natGateway belong together; give both." },
        { "NotANetwork", """{"switchName":"s","natPrefix":"10.0.0.0","natGateway":"10.0.0.1"}""", "/natPrefix: \"10.0.0.0\" is not an IPv4 network such as 192.168.100.0/24." },
        { "PrefixLength", """{"switchName":"s","natPrefix":"10.0.0.0/31","natGateway":"10.0.0.1"}""", "/natPrefix: a prefix of 31 bits is out of range; 8 to 30 are allowed." },
        { "ReservedNetwork", """{"switchName":"s","natPrefix":"127.0.0.0/8","natGateway":"127.0.0.1"}""", "/natPrefix: 127.0.0.0/8 lies in 127.0.0.0/8" },
        { "HostBits", """{"switchName":"s","natPrefix":"10.0.0.1/8","natGateway":"10.0.0.1"}""", "/natPrefix: 10.0.0.1/8 has bits set behind the prefix; the network is 10.0.0.0/8." },
        { "TeamMembers", """{"switchName":"s","netAdapterNames":["a","A"]}""", "/netAdapterNames: give 1 to 8 different names." },
        { "TeamOrAdapter", """{"switchName":"s","netAdapterName":"a","netAdapterNames":["a"]}""", "/netAdapterNames: give either all network adapters with netAdapterNames, or one with netAdapterName or netAdapterDescription." },
        { "NotAnAddress", """{"switchName":"s","natPrefix":"10.0.0.0/8","natGateway":"10.0.0.01"}""", "/natGateway: \"10.0.0.01\" is not an IPv4 address such as 192.168.100.1." },
        { "GatewayOutside", """{"switchName":"s","natPrefix":"10.0.0.0/8","natGateway":"11.0.0.1"}""", "/natGateway: 11.0.0.1 is not in natPrefix 10.0.0.0/8." },
        { "GatewayReserved", """{"switchName":"s","natPrefix":"10.0.0.0/8","natGateway":"10.255.255.255"}""", "/natGateway: 10.255.255.255 is the broadcast address of 10.0.0.0/8; take one in between." },
    };

    public void Dispose() => _lab.Dispose();

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_told_with_its_place_by_every_operation(string code, string instance, string message)
    {
        Table.Breaks(code, instance, message);
        Assert.All(
            (string[])["get", "test", "set", "set --what-if"],
            command => _lab.Untouched(lab => lab.Run(instance, command.Split(' '))).Fails(ExitCode.InvalidInput, message));
    }

    [Fact]
    public void Every_rule_has_an_instance_that_breaks_it() =>
        RuleTable.IsComplete(Broken.Select(static row => row.Data.Item1), [InputRules.NotAMultiple, InputRules.Beyond64Bits], typeof(InputRules), typeof(NetworkRules));
}
