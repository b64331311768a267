using System.CommandLine;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary><c>nesteddsc demo</c>.</summary>
internal static class DemoCommand
{
    private const string NestedVirtualization = "NestedDsc/NestedVirtualization";
    private const string VMNetworkNesting = "NestedDsc/VMNetworkNesting";

    public static Command Create(ToolProcess process)
    {
        Option<string> engine = EngineChoice.Option();
        var keep = new Option<bool>("--keep")
        {
            Description = "Keep the temporary copy of the simulated host, and print its path.",
        };
        var command = new Command(
            "demo", "Shows nested virtualization as code, from question to change and back, on a simulated Hyper-V host.")
        {
            engine,
            keep,
        };
        command.SetAction((parsed, cancel) =>
            RunAsync(parsed.GetRequiredValue(engine), parsed.GetValue(keep), process, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string choice, bool keep, ToolProcess process, CancellationToken cancel)
    {
        var report = new Report(process.Console, process.Plain);
        using var folder = new LabFolder(keep);
        LabHost host = folder.Add("lab-l0.json");
        LabHost guest = folder.Add("lab-l1.json");
        IResourceEngine engine = await EngineFactory.OpenAsync(choice, NestedVirtualization, host.File, process, cancel);
        report.Title("NestedDsc demo: nested virtualization on a Hyper-V host, as code");
        report.Fact("Host", "simulated, with Windows Server 2022; nothing on this computer is changed");
        report.Fact("Engine", engine.Description);
        var context = new DemoContext(
            engine, (of, stop) => EngineFactory.OpenAsync(choice, VMNetworkNesting, of.File, process, stop), report, host, guest);
        bool asExpected = await Story.TellAsync(context, cancel);
        if (keep)
        {
            report.Heading("Kept");
            report.Say(host.File);
            report.Say(guest.File);
        }

        if (asExpected)
        {
            return ExitStatus.Ok;
        }

        process.Error.WriteLine($"{ToolProgram.Name}: The demo did not go as expected.");
        return ExitStatus.NotAsExpected;
    }
}
