using System.Text.Json.Nodes;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.Windows.Tests.Programs;

/// <summary>Conditions in which Hyper-V does not answer as it should.</summary>
internal static class BadHosts
{
    private static readonly Dictionary<string, Action<HostContent>> All = new(StringComparer.Ordinal)
    {
        ["no rights"] = static content => content.Simulation["accessDenied"] = true,
        ["no namespace"] = static content => content.Namespaces.Remove(HostContent.Virtualization),
        ["no classes"] = static content => content.Namespaces[HostContent.Virtualization] = new JsonObject(),
        ["vmms stopped"] = static content => content.Instances("Win32_Service", HostContent.Cimv2)
            .Single(static s => (string?)s!["Name"] is "vmms")!["State"] = "Stopped",
    };

    // That there is no Hyper-V is an answer; what can't be known is an error.
    private static readonly string[] Known = ["no namespace", "no classes"];

    public static TheoryData<string> Kinds() => [.. All.Keys];

    /// <summary>Whether all but a set can be answered.</summary>
    public static bool IsKnown(string kind) => Known.Contains(kind, StringComparer.Ordinal);

    public static Action<HostContent> Of(string kind) => All[kind];
}
