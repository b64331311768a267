using System.Text.Json.Nodes;
using NestedDsc.MachineConfiguration.Classes;
using NestedDsc.MachineConfiguration.Mof;
using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.MachineConfiguration.Tests.Packages;
using NestedDsc.TestSupport;

namespace NestedDsc.MachineConfiguration.Tests.Modules;

/// <summary>
/// Values that try every layer between a document and an executable: what is wanted, and the properties that the agent gives an
/// object of the class after they have been in a MOF file.
/// </summary>
internal static class HostileValues
{
    private static readonly string[] Values =
    [
        "plain",
        "it's \"quoted\"",
        @"back\slash\\twice\",
        "$(Get-Process) $env:PATH `n `$x ${a}",
        "a;b&c|d>e<f %PATH% !x!",
        "\"; }; instance of MSFT_Evil { };",
        "two\r\nlines\tand a tab",
        "Zürich – 日本 \U0001F600",
        "2024-01-01T00:00:00Z",
        "{\"json\":true}",
        "[NestedVirtualization]x;VmName",
        "true",
        "-x --help",
        "\u0001\u007f\u0085\u2028\ufeff",
        "\\u0041 \\x0041",
    ];

    /// <summary>All of them, as the tests in PowerShell read them.</summary>
    public static string Write() => JsonTexts.Compact(new JsonArray([.. Values.Select(static (value, index) => Case(index, value))]));

    private static JsonObject Case(int index, string value)
    {
        var desired = new JsonObject
        {
            ["vmName"] = value,
            ["exposeVirtualizationExtensions"] = false,
            ["processorCount"] = 4,
            ["checkpoint"] = new JsonObject { ["name"] = value.Any(char.IsControl) ? "c" : value, ["restoreOnFailure"] = true },
        };
        PackageInstance instance = Packing.Instances.Read("NestedDsc/NestedVirtualization", Packing.Parse(JsonTexts.Compact(desired)));
        MofInstance read = MofReader.Read(ConfigurationMof.Write(new PackageRequest("lab", "1.0.0", PackageType.Audit, 15, [instance])))[0];
        return new JsonObject
        {
            ["Name"] = $"{index} {new string([.. value.Where(char.IsAsciiLetterOrDigit)])}",
            ["Desired"] = desired,
            ["Properties"] = new JsonObject(read.Properties
                .Where(p => instance.Class.Find(p.Key) is not null || p.Key is ResourceClass.InstanceName or ResourceClass.EscapedProperties)
                .Select(static p => new KeyValuePair<string, JsonNode?>(p.Key, p.Value!.DeepClone()))),
        };
    }
}
