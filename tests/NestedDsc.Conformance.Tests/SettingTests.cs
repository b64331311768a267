using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Schema;
using NestedDsc.HyperV.Settings;

namespace NestedDsc.Conformance.Tests;

/// <summary>What the list of a VM's settings says of them.</summary>
public sealed class SettingTests
{
    [Fact]
    public void The_type_and_first_build_of_each_setting_are_those_of_the_schemas() => Assert.All(VMSetting.All, static setting =>
    {
        PropertyFact? fact = SchemaFacts.Known.Find(CimNamespaces.Virtualization)!.Property(setting.Class.Name, setting.Declaration.Name);

        Assert.NotNull(fact);
        Assert.Equal((setting.FirstBuild, setting.Declaration.Type, false), (fact.Builds.First, fact.Type.Type, fact.Type.IsArray));
    });
}
