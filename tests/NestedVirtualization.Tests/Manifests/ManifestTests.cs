using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Manifests;
using NestedDsc.TestSupport.Running;
using NestedDsc.NestedVirtualization.Tests.Schemas;

namespace NestedDsc.NestedVirtualization.Tests.Manifests;

/// <summary>The manifest by which the engine finds the resource.</summary>
public sealed class ManifestTests
{
    private static readonly string Text =
        ResourceRun.Run(new NestedVirtualizationResource(static _ => null), static _ => null, "", "manifest").Succeeds().Output;

    private static readonly JsonObject Manifest = JsonTexts.ParseObject(Text);

    [Fact]
    public void The_file_is_what_the_program_prints() => Golden.Check(Text, "manifests", "nestedvirtualization.dsc.resource.json");

    [Fact]
    public void The_engine_takes_it() =>
        ManifestRules.Hold(Manifest, "NestedDsc/NestedVirtualization", typeof(NestedVirtualizationResource).Assembly.GetName().Name!, Schema.Text);

    [Fact]
    public void Absence_is_nobodys_business() => Assert.Null(Manifest["set"]!["handlesExist"]);
}
