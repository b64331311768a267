using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;
using NestedDsc.TestSupport.Schemas;
using NestedDsc.NestedVirtualization.Tests.Running;

namespace NestedDsc.NestedVirtualization.Tests.Schemas;

/// <summary>Every rule of the registry, with an instance that breaks it: what the schema leaves to the program is told by the program.</summary>
public sealed class RuleTests : IDisposable
{
    private static readonly NestedVirtualizationResource Resource = new(static _ => null);

    private static readonly RuleTable Table = new(Schema.Validator, static input => Resource.Read(input));

    private readonly Lab _lab = new();

    public static TheoryData<string, string, string> Broken => new()
    {
        { "NotJson", "{", "The input: it is not valid JSON" },
        { "WrongType", """{"vmName":4}""", "/vmName: it must be a string, not 4." },
        { "UnknownProperty", """{"vmName":"a","cpus":4}""", "/cpus: there is no such property." },
        { "UnknownWord", """{"vmName":"a","powerState":"on"}""", "/powerState: \"on\" is not one of \"running\", \"off\"." },
        { "OutOfRange", """{"vmName":"a","processorCount":0}""", "/processorCount: 0 is out of range; it must be a whole number from 1 to 2048." },
        { "NotAMultiple", """{"vmName":"a","memoryStartupMB":4097}""", "/memoryStartupMB: 4097 is not a multiple of 2." },
        { "TooLarge", RuleTable.Large("\"vmName\":\"a\","), "The input: it is larger than 1048576 bytes" },
        { "TooDeep", RuleTable.Deep("\"vmName\":\"a\","), "The input: it is not valid JSON" },
        { "NotUnicode", """{"vmName":"\ud800"}""", "/vmName: it holds half of a surrogate pair" },
        { "GivenTwice", """{"vmName":"a","vmName":null}""", "/vmName: the property is given twice." },
        { "Required", """{"vmName":"a","checkpoint":{"name":null}}""", "/checkpoint/name: the property is required." },
        { "NulCharacter", """{"vmName":"a\u0000b"}""", "/vmName: it holds a NUL character" },
        { "TextLength", """{"vmName":""}""", "/vmName: it has 0 characters; 1 to 100 are allowed." },
        { "NotAGuid", """{"vmId":"{8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d}"}""", "/vmId: it must be a GUID such as" },
        { "Beyond64Bits", """{"vmName":"a","host":{"memoryMB":1e19}}""", "/host/memoryMB: 1e19 is out of range; it must be a whole number of 64 bits." },
        { "KeyRequired", "{}", "The input: give vmName or vmId, to say which virtual machine is meant." },
        { "KeyRequired", """{"vmName":null,"vmId":null,"processorCount":4}""", "The input: give vmName or vmId" },
        { "AbsenceUnmanaged", """{"vmName":"a","_exist":false}""", "/_exist: virtual machines are neither created nor removed here; leave the property out." },
        { "NameCharacters", """{"vmName":"a","checkpoint":{"name":" b"}}""", "/checkpoint/name: it must hold no control characters, and neither begin nor end with a space." },
        { "NameLength", $$$"""{"vmName":"a","checkpoint":{"name":"{{{string.Concat(Enumerable.Repeat("💡", 51))}}}"}}""", "/checkpoint/name: it takes 102 UTF-16 code units" },
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
        RuleTable.IsComplete(Broken.Select(static row => row.Data.Item1), [], typeof(InputRules));
}
