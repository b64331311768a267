using System.CommandLine;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary><c>nesteddsc demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Create(ToolProcess process)
    {
        Option<string> engine = EngineFactory.CreateOption();
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
        LabHost guest = folder.Add("guest-2019.json");
        LabHost plain = folder.Add("guest-2019-not-exposed.json");
        Task<IResourceEngine> OpenAsync(string type, LabHost on, CancellationToken stop) =>
            EngineFactory.OpenAsync(choice, type, on.File, process, stop);

        IResourceEngine engine = await OpenAsync(DemoContext.Nesting, host, cancel);
        report.Title("NestedDsc demo: a Hyper-V host inside a VM, as code");
        report.Fact("Hosts", "simulated, with Windows Server 2022 and 2019; nothing on this computer is changed");
        report.Fact("Engine", engine.Description);
        var context = new DemoContext(OpenAsync, report, host, guest, plain);
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
