using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Schemas;

/// <summary>Input that is wrong is refused by every operation, with a line for each mistake that says where it is.</summary>
public sealed class InputTests : IDisposable
{
    private readonly Lab _lab = Lab.Guest2019();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("""{"_exist":"false"}""", "/_exist: it must be true or false, not \"false\".")]
    [InlineData("""{"_exist":null}""", "/_exist: it must be true or false, not null.")]
    [InlineData("""{"_exist":0}""", "/_exist: it must be true or false")]
    [InlineData("""{"_Exist":false}""", "/_Exist: there is no such property; \"_exist\" is written differently.")]
    [InlineData("""{"exist":false}""", "/exist: there is no such property.")]
    [InlineData("""{"_exist":true,"_exist":false}""", "/_exist: the property is given twice.")]
    [InlineData("""{"includeContainers":"yes"}""", "/includeContainers: it must be true or false")]
    [InlineData("""{"sourcePaths":"D:\\sources"}""", "/sourcePaths: it must be an array")]
    [InlineData("""{"sourcePaths":[""]}""", "/sourcePaths/0: it has 0 characters; 1 to 1024 are allowed.")]
    [InlineData("""{"sourcePaths":["a","b\u0000c"]}""", "/sourcePaths/1: it holds a NUL character")]
    [InlineData("""{"sourcePaths":["a",["b"]]}""", "/sourcePaths/1: it must be a string")]
    [InlineData("""{"sourcePaths":["\ud800"]}""", "/sourcePaths/0: it holds half of a surrogate pair")]
    [InlineData("""{"limitAccess":1}""", "/limitAccess: it must be true or false")]
    [InlineData("""{"roleState":"Installed"}""", "/roleState: \"Installed\" is not one of")]
    [InlineData("""{"nestedVMs":{"total":1}}""", "/nestedVMs/running: the property is required.")]
    [InlineData("""{"nestedVMs":{"total":-1,"running":0.5}}""", "/nestedVMs/total: -1 is out of range")]
    [InlineData("""{"features":[{"name":"x","state":"Staged"}]}""", "/features/0/state: \"Staged\" is not one of")]
    [InlineData("""{"_restartRequired":[{"service":"vmms"}]}""", "/_restartRequired/0/service: there is no such property.")]
    [InlineData("""{"a/b~":1}""", "/a~1b~0: there is no such property.")]
    [InlineData("[]", "it must be a JSON object")]
    [InlineData("{", "it is not valid JSON")]
    [InlineData("""{"_exist":true} {}""", "it is not valid JSON")]
    public void It_is_refused_before_anything_is_read(string instance, string message)
    {
        foreach (string command in (string[])["get", "test", "set", "set --what-if", "export"])
        {
            RunResult result = _lab.Untouched(lab => lab.Run(instance, command.Split(' '))).Fails(ExitCode.InvalidInput, message);
            Assert.Empty(result.Warnings);
        }
    }

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        Assert.Equal(4, _lab.Set("""{"_exist":1,"includeManagementTools":[],"sourcePaths":[1],"x":2}""").Fails(ExitCode.InvalidInput).Errors.Count);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("{}")]
    public void Nothing_means_an_instance_with_all_defaults(string instance) => Assert.Equal(["_exist"], _lab.Test(instance).Succeeds().Names);

    [Theory]
    [InlineData("""D:\\; & del C:\\ /s""")]
    [InlineData("wim:D:\\\\sources\\\\install.wim:2")]
    [InlineData("日本 ' \\\" % ; -- 💡")]
    public void A_path_is_only_ever_a_path(string path) => _lab.Refuses(
        $$"""{"sourcePaths":["{{path}}"]}""", ExitCode.Blocked, "of sourcePaths is not there");
}
