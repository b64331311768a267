using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Host;

/// <summary>The VMs of the host.</summary>
internal sealed class InventoryStep : IDemoStep
{
    private static readonly string[] Headers = ["VM", "State", "vCPUs", "Memory", "Nested", "Capable"];

    public string Title => "Which VMs are on this host, and which of them are nested?";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        context.Report.Command(nesting.CommandFor(Operation.Export));
        var machines = (await nesting.ExportAsync(cancel)).Select(static state => new Machine(state)).ToList();
        context.Report.Table(Headers, machines.Select(Row));

        Expect.That(
            machines.Exists(static vm => vm is { Name: Lab.Web, Nested: false, Capable: true, State: "Off" }),
            $"{Lab.Web}, off and not nested");
        Expect.That(
            machines.Exists(static vm => vm is { Name: Lab.Sql, Nested: false, Capable: true, Running: true }),
            $"{Lab.Sql}, running and not nested");
        context.Report.Met(Summary(machines));
    }

    private static string[] Row(Machine vm) =>
        [vm.Name, vm.State, vm.Processors, vm.MemoryAndKind, YesOrNo(vm.Nested), YesOrNo(vm.Capable)];

    private static string Summary(List<Machine> machines)
    {
        string nested = Names(machines.Where(static vm => vm.Nested).Select(static vm => vm.Name));
        string incapable = Names(
            machines.Where(static vm => !vm.Capable).Select(static vm => $"{vm.Name} (configuration version {vm.ConfigurationVersion})"));
        return $"{machines.Count} VMs. Nested: {nested}. Not capable of it: {incapable}.";
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));

    private static string YesOrNo(bool value) => value ? "yes" : "no";
}
