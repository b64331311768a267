namespace NestedDsc.Architecture.Tests;

/// <summary>Dependencies point one way: executables to Hyper-V to CIM, executables to the protocol.</summary>
public sealed class DependencyTests
{
    private const string Protocol = "NestedDsc.Protocol";

    private const string Cim = "NestedDsc.Cim";

    private const string Servicing = "NestedDsc.Servicing";

    private const string HyperV = "NestedDsc.HyperV";

    private const string Simulation = "NestedDsc.Simulation";

    private const string Hosting = "NestedDsc.Hosting";

    private const string Tool = "NestedDsc.Tool";

    private const string ManagementInfrastructure = "Microsoft.Management.Infrastructure";

    [Fact]
    public void The_projects_that_the_rules_speak_of_exist() =>
        Assert.Superset(
            new HashSet<string> { Protocol, Cim, Servicing, HyperV, Simulation, Hosting }, SourceProject.All.Keys.ToHashSet());

    [Fact]
    public void The_protocol_stands_alone()
    {
        Assert.Empty(SourceProject.All[Protocol].Own);
        Assert.Empty(SourceProject.All[Protocol].ThirdParties);
    }

    [Theory]
    [InlineData(Cim)]
    [InlineData(Servicing)]
    public void The_boundaries_know_nothing_of_ours(string project) => Assert.Empty(SourceProject.All[project].Own);

    [Fact]
    public void Hyper_V_stands_on_the_boundaries_and_on_nothing_else()
    {
        Assert.Equal([Cim, Servicing], SourceProject.All[HyperV].Own.Order(StringComparer.Ordinal));
        Assert.Empty(SourceProject.All[HyperV].ThirdParties);
    }

    [Fact]
    public void The_simulation_stands_on_the_boundaries_and_takes_locks_and_atomic_files_from_the_protocol()
    {
        SourceProject simulation = SourceProject.All[Simulation];
        Assert.Equal([Cim, Protocol, Servicing], simulation.Own.Order(StringComparer.Ordinal));
        Assert.Empty(simulation.ThirdParties);
        Assert.All(
            simulation.Members.Where(static member => member.StartsWith(Protocol + ".", StringComparison.Ordinal)),
            static member => Assert.StartsWith(Protocol + ".Files.", member, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_hosting_and_the_tool_refer_to_the_simulation() =>
        Assert.All(
            SourceProject.All.Values.Where(static project => project.Name is not Hosting and not Tool),
            static project => Assert.DoesNotContain(Simulation, project.Own));

    [Fact]
    public void Only_Cim_refers_to_the_management_infrastructure() =>
        Assert.All(
            SourceProject.All.Values.Where(static project => project.Name is not Cim),
            static project => Assert.DoesNotContain(
                project.ThirdParties, static name => name.StartsWith(ManagementInfrastructure, StringComparison.Ordinal)));

    [Fact]
    public void The_hosting_refers_to_libraries_only() =>
        Assert.Subset(new HashSet<string> { Protocol, Cim, Servicing, HyperV, Simulation }, SourceProject.All[Hosting].Own.ToHashSet());
}
