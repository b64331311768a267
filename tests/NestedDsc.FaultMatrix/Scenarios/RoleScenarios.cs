using System.Text;
using System.Text.Json.Nodes;
using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.GuestHyperVRole;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;

namespace NestedDsc.FaultMatrix.Scenarios;

/// <summary>Scenarios of <c>NestedDsc/GuestHyperVRole</c>; the computer restarts before the result is looked at.</summary>
internal static class RoleScenarios
{
    private static readonly Subject Resource = Subject.Of<GuestConnection>(
        static environment => new GuestHyperVRoleResource(environment),
        static session => new GuestConnection(new HyperVConnection(session), new HookedServicing(session)));

    public static IReadOnlyList<Scenario> List { get; } =
    [
        Make("install on a server", HostFiles.Guest2019, "GUEST-2019", "\"_exist\":true", static s => Has(s, "Microsoft-Hyper-V")) with { IsQuick = true },
        Make("install without tools", HostFiles.Guest2019, "GUEST-2019", "\"includeManagementTools\":false", static s => Has(s, "Microsoft-Hyper-V")),
        Make(
            "install with Containers",
            HostFiles.Guest2019,
            "GUEST-2019",
            "\"includeContainers\":true",
            static s => Has(s, "Microsoft-Hyper-V") && Has(s, "Containers")) with { IsQuick = true },
        Make("install on a client", HostFiles.GuestPro, "GUEST-PRO", "\"_exist\":true", static s => Has(s, "Microsoft-Hyper-V")),
        Make(
            "add Virtual Machine Platform",
            HostFiles.GuestPro,
            "GUEST-PRO",
            "\"_exist\":false,\"includeVirtualMachinePlatform\":true",
            static s => Has(s, "VirtualMachinePlatform")),
        Make("remove", HostFiles.LabL1, "L1-HV01", "\"_exist\":false", static s => !Has(s, "Microsoft-Hyper-V")) with { IsQuick = true },
        Make(
            "remove and add Containers",
            HostFiles.LabL1,
            "L1-HV01",
            "\"_exist\":false,\"includeContainers\":true",
            static s => !Has(s, "Microsoft-Hyper-V") && Has(s, "Containers")),
        Make(
            "add Containers from a source",
            HostFiles.LabL1,
            "L1-HV01",
            "\"includeContainers\":true,\"sourcePaths\":[\"D:\\\\sources\\\\sxs\"],\"limitAccess\":true",
            static s => Has(s, "Containers"),
            new Exemption(Rule.TakenBack, static _ => true, "a payload that was brought from a source stays"))
            with
            { Host = static () => WithoutPayload("Containers") },
    ];

    private static Scenario Make(string name, string host, string computer, string wanted, Func<JsonNode, bool> isDesired, params Exemption[] exemptions) => new()
    {
        Name = $"role: {name}",
        Subject = Resource,
        Host = () => File.ReadAllBytes(host),
        Instance = $"{{{wanted}}}",
        IsDesired = content => isDesired(content.Root["servicing"]!),
        AlsoNames = "the Windows feature",
        Exemptions =
        [
            new Exemption(
                Rule.Success,
                static mode => mode.Fault.Contains("vanish", StringComparison.Ordinal),
                "a Windows that does not know the feature does not have it, as far as anybody can tell"),
            .. exemptions,
        ],
        Finish = static file => SimulatedMachine.Restart(file),
        ObjectName = (string?)JsonNode.Parse(File.ReadAllBytes(host))!["computerName"] ?? computer,
    };

    private static byte[] WithoutPayload(string feature)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllBytes(HostFiles.LabL1))!;
        root["servicing"]!["features"]!.AsArray().First(f => string.Equals((string?)f!["name"], feature, StringComparison.Ordinal))!["state"] = "Removed";
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static bool Has(JsonNode servicing, string feature) =>
        servicing["features"]!.AsArray().Any(f => string.Equals((string?)f!["name"], feature, StringComparison.Ordinal) && (string?)f["state"] is "Installed");
}
