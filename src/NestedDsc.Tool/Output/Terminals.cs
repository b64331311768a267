using Spectre.Console;

namespace NestedDsc.Tool.Output;

/// <summary>How text is written to a terminal, to a pipe or to a file.</summary>
internal static class Terminals
{
    public const int PipeWidth = 80;

    private const int Widest = 100;

    private const int Narrowest = 40;

    /// <summary>See no-color.org: the variable counts if it is not empty.</summary>
    public static bool IsPlain(Func<string, string?> environment) =>
        !string.IsNullOrEmpty(environment("NO_COLOR"))
        || string.Equals(environment("TERM"), "dumb", StringComparison.Ordinal);

    public static int Width(bool redirected) => redirected ? PipeWidth : Fit(Console.WindowWidth);

    // Older consoles of Windows add an empty line after one that fills them; lines beyond 100 columns are hard to read.
    public static int Fit(int columns) => columns <= 0 ? PipeWidth : Math.Clamp(columns - 1, Narrowest, Widest);

    public static IAnsiConsole Create(TextWriter output, int width, bool plain)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            // They would turn colours on for a build server, though its log is a pipe.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        return console;
    }

    /// <summary>A terminal whose lines may be written over.</summary>
    public static IAnsiConsole Interactive(TextWriter output) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(output),
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    });
}
