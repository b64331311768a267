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
    [InlineData("""{"_exist":0}""", "/_exist: it must be true or false")]
    [InlineData("""{"_Exist":false}""", "/_Exist: there is no such property; \"_exist\" is written differently.")]
    [InlineData("""{"exist":false}""", "/exist: there is no such property.")]
    [InlineData("""{"exist":null}""", "/exist: there is no such property.")]
    [InlineData("""{"_exist":true,"_exist":false}""", "/_exist: the property is given twice.")]
    [InlineData("""{"_exist":null,"_exist":false}""", "/_exist: the property is given twice.")]
    [InlineData("""{"includeContainers":"yes"}""", "/includeContainers: it must be true or false")]
    [InlineData("""{"nestedVMs":{"total":1,"running":0.5}}""", "/nestedVMs/running: it must be a whole number, not 0.5.")]
    [InlineData("""{"nestedVMs":{"total":1,"running":1e19}}""", "/nestedVMs/running: 1e19 is out of range; it must be a whole number of 64 bits.")]
    [InlineData("""{"features":[{"name":null,"state":"Enabled"}]}""", "/features/0/name: it must be a string, not null.")]
    [InlineData("""{"a/b~":1}""", "/a~1b~0: there is no such property.")]
    [InlineData("[]", "it must be a JSON object")]
    [InlineData("{", "it is not valid JSON")]
    [InlineData("""{"_exist":true} {}""", "it is not valid JSON")]
    public void It_is_refused_before_anything_is_read(string instance, string message) =>
        IsRefused(instance, message, "get", "test", "set", "set --what-if", "export");

    [Theory]
    [InlineData("""{"sourcePaths":"D:\\sources"}""", "/sourcePaths: it must be an array")]
    [InlineData("""{"sourcePaths":["a",["b"]]}""", "/sourcePaths/1: it must be a string")]
    [InlineData("""{"sourcePaths":["a",null]}""", "/sourcePaths/1: it must be a string, not null.")]
    [InlineData("""{"sourcePaths":["\ud800"]}""", "/sourcePaths/0: it holds half of a surrogate pair")]
    [InlineData("""{"limitAccess":1}""", "/limitAccess: it must be true or false")]
    [InlineData("""{"_restartRequired":[{"service":"vmms"}]}""", "/_restartRequired/0/service: there is no such property.")]
    [InlineData("""{"sourcePaths":[""]}""", "/sourcePaths/0: it has 0 characters; 1 to 1024 are allowed.")]
    [InlineData("""{"sourcePaths":["a","b\u0000c"]}""", "/sourcePaths/1: it holds a NUL character")]
    [InlineData("""{"roleState":"Installed"}""", "/roleState: \"Installed\" is not one of")]
    [InlineData("""{"nestedVMs":{"total":1}}""", "/nestedVMs/running: the property is required.")]
    [InlineData("""{"nestedVMs":{"total":1,"running":null}}""", "/nestedVMs/running: the property is required.")]
    [InlineData("""{"features":[{"name":"x","state":"Staged"}]}""", "/features/0/state: \"Staged\" is not one of")]
    public void What_no_filter_holds_or_what_filters_may_hold_is_refused_in_an_instance(string instance, string message) =>
        IsRefused(instance, message, "get", "test", "set", "set --what-if");

    [Theory]
    [InlineData("""{"roleState":"installd"}""", "/roleState: \"installd\" fits none of \"absent\", \"installPending\"")]
    [InlineData("""{"features":[{"state":"*Staged"}]}""", "/features/0/state: \"*Staged\" fits none of")]
    [InlineData("""{"sourcePaths":["*"]}""", "/sourcePaths: an export does not report it, so nothing can be filtered by it; leave it out.")]
    [InlineData("""{"limitAccess":false}""", "/limitAccess: an export does not report it")]
    [InlineData("""{"reasons":[]}""", "/reasons: an export does not report it")]
    [InlineData("""{"_inDesiredState":true}""", "/_inDesiredState: an export does not report it")]
    public void A_filter_by_what_no_export_reports_is_refused(string filter, string message) => IsRefused(filter, message, "export");

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        Assert.Equal(4, _lab.Set("""{"_exist":1,"includeManagementTools":[],"sourcePaths":[1],"x":2}""").Fails(ExitCode.InvalidInput).Errors.Count);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("{}")]
    [InlineData("""{"_exist":null,"includeManagementTools":null,"sourcePaths":null,"limitAccess":null,"nestedVMs":null,"_metadata":null}""")]
    public void Nothing_means_an_instance_with_all_defaults(string instance) => Assert.Equal(["_exist"], _lab.Test(instance).Succeeds().Names);

    [Theory]
    [InlineData("""D:\\; & del C:\\ /s""")]
    [InlineData("wim:D:\\\\sources\\\\install.wim:2")]
    [InlineData("日本 ' \\\" % ; -- 💡")]
    public void A_path_is_only_ever_a_path(string path) => _lab.Refuses(
        $$"""{"sourcePaths":["{{path}}"]}""", ExitCode.Blocked, "of sourcePaths is not there");

    private void IsRefused(string instance, string message, params string[] commands)
    {
        foreach (string command in commands)
        {
            RunResult result = _lab.Untouched(lab => lab.Run(instance, command.Split(' '))).Fails(ExitCode.InvalidInput, message);
            Assert.Empty(result.Warnings);
        }
    }
}
