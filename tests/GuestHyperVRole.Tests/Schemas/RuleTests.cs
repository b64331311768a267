using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;
using NestedDsc.TestSupport.Schemas;
using NestedDsc.GuestHyperVRole.Tests.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Schemas;

/// <summary>Every rule of the registry, with an instance that breaks it: what the schema leaves to the program is told by the program.</summary>
public sealed class RuleTests : IDisposable
{
    private static readonly GuestHyperVRoleResource Resource = new(static _ => null);

    private static readonly RuleTable Table = new(Schema.Validator, static input => Resource.Read(input));

    private readonly Lab _lab = Lab.Guest2019();

    public static TheoryData<string, string, string> Broken => new()
    {
        { "NotJson", "{", "The input: it is not valid JSON" },
        { "WrongType", "[]", "The input: it must be a JSON object, not an array." },
        { "UnknownProperty", """{"vmName":"a"}""", "/vmName: there is no such property." },
        { "UnknownWord", """{"roleState":"Installed"}""", "/roleState: \"Installed\" is not one of" },
        { "TooLarge", RuleTable.Large(""), "The input: it is larger than 1048576 bytes" },
        { "TooDeep", RuleTable.Deep(""), "The input: it is not valid JSON" },
        { "NotUnicode", """{"sourcePaths":["\ud800"]}""", "/sourcePaths/0: it holds half of a surrogate pair" },
        { "GivenTwice", """{"_exist":true,"_exist":true}""", "/_exist: the property is given twice." },
        { "Required", """{"nestedVMs":{"total":1}}""", "/nestedVMs/running: the property is required." },
        { "NulCharacter", """{"sourcePaths":["a","b\u0000c"]}""", "/sourcePaths/1: it holds a NUL character" },
        { "TextLength", """{"sourcePaths":[""]}""", "/sourcePaths/0: it has 0 characters; 1 to 1024 are allowed." },
        { "Beyond64Bits", """{"nestedVMs":{"total":9223372036854775808,"running":0}}""", "/nestedVMs/total: 9223372036854775808 is out of range; it must be a whole number of 64 bits." },
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
        RuleTable.IsComplete(Broken.Select(static row => row.Data.Item1), [InputRules.OutOfRange, InputRules.NotAMultiple, InputRules.NotAGuid, InputRules.KeyRequired, InputRules.AbsenceUnmanaged, InputRules.NameCharacters, InputRules.NameLength], typeof(InputRules));
}
