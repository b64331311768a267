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

    public static TheoryData<string> Kinds() => [.. All.Keys];

    public static Action<HostContent> Of(string kind) => All[kind];
}
