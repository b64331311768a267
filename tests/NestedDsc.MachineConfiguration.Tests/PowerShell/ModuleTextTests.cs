using System.Management.Automation.Language;
using NestedDsc.MachineConfiguration.Classes;
using NestedDsc.MachineConfiguration.Modules;

namespace NestedDsc.MachineConfiguration.Tests.PowerShell;

/// <summary>The text of the module, as PowerShell's parser sees it: what DSC finds without running it.</summary>
public sealed class ModuleTextTests
{
    private static readonly ScriptBlockAst Module = Parse(ModuleFiles.Module());

    public static TheoryData<string> Resources => [.. ResourceClasses.All.Select(static c => c.Name)];

    [Fact]
    public void The_manifest_exports_every_class_and_nothing_else()
    {
        var manifest = (HashtableAst)Parse(ModuleFiles.Manifest()).Find(static ast => ast is HashtableAst, searchNestedScriptBlocks: false);
        var values = manifest.KeyValuePairs.ToDictionary(
            static pair => pair.Item1.SafeGetValue(), static pair => ((PipelineAst)pair.Item2).GetPureExpression().SafeGetValue());
        Assert.Equal(ResourceClasses.All.Select(static c => (object)c.Name), (object[])values["DscResourcesToExport"]);
        Assert.Equal("NestedDsc.psm1", values["RootModule"]);
        Assert.Equal(ModuleFiles.Version, values["ModuleVersion"]);
        Assert.All(["FunctionsToExport", "CmdletsToExport", "VariablesToExport", "AliasesToExport"], name => Assert.Empty((object[])values[name]));
    }

    [Fact]
    public void The_classes_are_those_of_the_schemas_and_the_reason() =>
        Assert.Equal(["NestedDscReason", .. ResourceClasses.All.Select(static c => c.Name)], Classes().Select(static c => c.Name));

    [Fact]
    public void A_reason_has_exactly_what_the_agent_reads() =>
        Assert.Equal(["[string] Code", "[string] Phrase"], Properties(Classes().First()).Select(Text));

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_class_is_a_resource_with_one_key_and_reasons(string name)
    {
        TypeDefinitionAst type = Class(name);
        Assert.Equal("DscResource", Assert.Single(type.Attributes).TypeName.Name);
        Assert.Equal(["InstanceName"], Properties(type).Where(static p => Has(p, "Key")).Select(static p => p.Name));
        Assert.Equal("[NestedDscReason[]] Reasons", Text(Properties(type).Last()));
        Assert.True(Has(Properties(type).Last(), "NotConfigurable"));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_class_has_the_three_methods(string name) =>
        Assert.Equal(
            [$"[{name}] Get", "[bool] Test", "[void] Set"],
            Class(name).Members.OfType<FunctionMemberAst>().Select(static m => $"{m.ReturnType.Extent.Text} {m.Name}"));

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_class_has_the_properties_of_the_schema(string name)
    {
        ResourceClass resource = ResourceClasses.ForName(name)!;
        Assert.Equal(
            resource.Properties.Where(static p => p.IsSettable).Select(static p => p.Name).Order(StringComparer.Ordinal),
            Properties(Class(name)).Where(static p => !Has(p, "NotConfigurable")).Select(static p => p.Name)
                .Except(["InstanceName", "EscapedProperties"]).Order(StringComparer.Ordinal));
        Assert.All(Properties(Class(name)), static p => Assert.Contains(
            p.PropertyType.Extent.Text,
            (string[])["[string]", "[string[]]", "[Nullable[bool]]", "[Nullable[int]]", "[Nullable[long]]", "[NestedDscReason[]]"]));
    }

    [Theory]
    [InlineData("NestedVirtualization", "VmName", "[string]")]
    [InlineData("NestedVirtualization", "ProcessorCount", "[Nullable[int]]")]
    [InlineData("NestedVirtualization", "ExposeVirtualizationExtensions", "[Nullable[bool]]")]
    [InlineData("NestedVirtualization", "Checkpoint", "[string]")]
    [InlineData("VMNetworkNesting", "Exist", "[Nullable[bool]]")]
    public void Types_follow_the_schema(string name, string property, string type) =>
        Assert.Equal(type, Properties(Class(name)).Single(p => Same(p.Name, property)).PropertyType.Extent.Text);

    [Fact]
    public void Only_commands_of_the_core_and_of_the_module_are_called()
    {
        HashSet<string> own = [.. Module.FindAll(static ast => ast is FunctionDefinitionAst, true).Cast<FunctionDefinitionAst>().Select(static f => f.Name)];
        IEnumerable<string> called = Module.FindAll(static ast => ast is CommandAst, true).Cast<CommandAst>().Select(static c => c.GetCommandName());
        Assert.All(called, name => Assert.True(own.Contains(name) || name is "Set-StrictMode", $"{name} is called."));
    }

    private static ScriptBlockAst Parse(string text)
    {
        ScriptBlockAst ast = Parser.ParseInput(text, out _, out ParseError[] errors);
        Assert.Empty(errors.Select(static error => error.Message));
        return ast;
    }

    private static IEnumerable<TypeDefinitionAst> Classes() =>
        Module.FindAll(static ast => ast is TypeDefinitionAst, searchNestedScriptBlocks: false).Cast<TypeDefinitionAst>();

    private static TypeDefinitionAst Class(string name) => Classes().Single(c => Same(c.Name, name));

    private static IEnumerable<PropertyMemberAst> Properties(TypeDefinitionAst type) => type.Members.OfType<PropertyMemberAst>();

    private static string Text(PropertyMemberAst property) => $"{property.PropertyType.Extent.Text} {property.Name}";

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static bool Has(PropertyMemberAst property, string mark) =>
        property.Attributes.OfType<AttributeAst>().Any(a => Same(a.TypeName.Name, "DscProperty") && a.NamedArguments.Any(n => Same(n.ArgumentName, mark)));
}
