using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>The test resource: every kind of property, every kind of finding, every kind of failure.</summary>
internal sealed class LampResource(LampRoom room) : IResource<LampConnection>
{
    private static readonly string[] Colors = ["warm", "cold"];

    public ResourceDescription Description { get; init; } = new()
    {
        Type = "NestedDsc.Tests/Lamp",
        Summary = "A lamp on a shelf.",
        Executable = "lamp",
        Tags = ["Lamp", "Light"],
        Platform = "Electricity",
        HandlesExist = false,
        EnvironmentVariables = [("LAMP_ROOM", "the room to look in")],
        Carrier = typeof(LampResource),
    };

    /// <summary>Errors that the host asked an explanation of.</summary>
    public List<Exception> Explained { get; } = [];

    public IJournal Journal => MemoryJournal;

    /// <summary>The same, for tests.</summary>
    public MemoryJournal MemoryJournal { get; } = new();

    public LockTarget? SharedTarget { get; init; }

    /// <summary>Whether sets lock the lamp and keep a journal of it.</summary>
    public bool IsJournaled { get; init; }

    public IResourceInstance<LampConnection> Read(InputObject input) => ReadLamp(input);

    public void Wait(LampConnection context, TimeSpan duration) => context.Room.Wait(duration);

    public void CheckFilter(InputObject filter)
    {
        filter.RefuseInFilter("id");
        ReadLamp(filter);
    }

    public LampConnection Connect(Tracer trace)
    {
        trace.Trace("connecting");
        return new LampConnection(room);
    }

    public IEnumerable<(string Name, IResourceState? State)> Export(ExportFilter filter, LampConnection context)
    {
        foreach (Lamp lamp in room.Lamps)
        {
            yield return ($"lamp {lamp.Name}", filter.Fits("name", lamp.Name) ? new LampState(lamp.Name, room.Find(lamp.Name)) : null);
        }
    }

    public ResourceException Explain(Exception error)
    {
        Explained.Add(error);
        return error switch
        {
            LampException => new ResourceException(ExitCode.Failed, error.Message, error),
            TimeoutException => new ResourceException(ExitCode.TimedOut, "it took too long.", error),
            _ => new ResourceException(ExitCode.Failed, "unexplained: " + error.Message, error),
        };
    }

    private LampInstance ReadLamp(InputObject input)
    {
        string? name = input.Text("name", shortest: 1, longest: 8);
        if (name is null && !input.Has("name") && !input.IsFilter)
        {
            input.Mistake("", InputRules.KeyRequired, "\"name\" is missing.");
        }

        int? color = input.Choice("color", Colors);
        var instance = new LampInstance
        {
            Name = name,
            IsJournaled = IsJournaled,
            On = input.Flag("on"),
            Brightness = input.Integer("brightness", 0, 100, multipleOf: 5),
            Color = color is { } index ? Colors[index] : null,
            Firmware = input.Integer("firmware", least: 1),
        };
        input.Identifier("id");
        input.Texts("labels");
        input.Object("_metadata");
        input.Text("_name");
        ReadScene(input.Object("scene"));
        foreach (InputObject timer in input.Objects("timers"))
        {
            timer.Integer("minutes", 1);
            timer.RefuseOthers();
        }

        input.RefuseOthers();
        return instance;
    }

    private static void ReadScene(InputObject? scene)
    {
        scene?.Integer("a/b");
        scene?.Flag("c~d");
        scene?.Object("~1")?.RefuseOthers();
        scene?.RefuseOthers();
    }
}
