using System.Text.Json.Nodes;

namespace NestedDsc.Windows.Tests.Running;

/// <summary>What the registry of Wine says of its Windows.</summary>
internal static class WineRegistry
{
    /// <summary>Makes it say what a host's file says of its Windows.</summary>
    /// <param name="hostFile">The host's file.</param>
    public static void Register(string hostFile)
    {
        Wine.Require();
        JsonNode? windows = JsonNode.Parse(File.ReadAllText(hostFile))!["servicing"];
        string file = Wine.Built("windows.reg");
        File.WriteAllText(file, $"""
            REGEDIT4

            [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion]
            "EditionID"="{windows?["edition"]}"
            "InstallationType"="{windows?["installationType"]}"

            [-HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending]

            """);
        Assert.Equal(0, (int)Programs.Run(Wine.Start("regedit", ["/S", file]), "").ExitCode);
    }
}
