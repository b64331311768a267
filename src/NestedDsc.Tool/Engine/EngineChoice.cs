using System.CommandLine;

namespace NestedDsc.Tool.Engine;

/// <summary>The values of <c>--engine</c>.</summary>
internal static class EngineChoice
{
    public const string Auto = "auto";

    public const string Dsc = "dsc";

    public const string Manifest = "manifest";

    public static Option<string> Option()
    {
        var option = new Option<string>("--engine")
        {
            Description = "What runs the resource: dsc (3.2 or later), the manifest (needs no dsc), or auto: dsc where it is on PATH.",
            HelpName = "auto|dsc|manifest",
            DefaultValueFactory = static _ => Auto,
        };
        return option.AcceptOnlyFromAmong(Auto, Dsc, Manifest);
    }
}
