using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Manifests;
using NestedDsc.TestSupport.Running;
using NestedDsc.GuestHyperVRole.Tests.Schemas;

namespace NestedDsc.GuestHyperVRole.Tests.Manifests;

/// <summary>The manifest by which the engine finds the resource.</summary>
public sealed class ManifestTests
{
    private static readonly string Text =
        ResourceRun.Run(new GuestHyperVRoleResource(static _ => null), static _ => null, "", "manifest").Succeeds().Output;

    private static readonly JsonObject Manifest = JsonTexts.ParseObject(Text);

    [Fact]
    public void The_file_is_what_the_program_prints() => Golden.Check(Text, "manifests", "guesthypervrole.dsc.resource.json");

    [Fact]
    public void The_engine_takes_it() =>
        ManifestRules.Hold(Manifest, "NestedDsc/GuestHyperVRole", typeof(GuestHyperVRoleResource).Assembly.GetName().Name!, Schema.Text);

    [Fact]
    public void Absence_is_ours_to_bring_about() => Assert.True((bool?)Manifest["set"]!["handlesExist"]);
}
