using System.Text.Json.Nodes;
using static NestedDsc.MachineConfiguration.Policies.Conditions;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Which machines a policy is for: Windows that the agent supports, in Azure and on machines connected by Azure Arc.</summary>
/// <remarks>
/// The images are those that the service's own policies name. Scale sets are left out: the agent does not support uniform ones,
/// and the machines of flexible ones are virtual machines.
/// </remarks>
internal static class MachineConditions
{
    private const string Publisher = "Microsoft.Compute/imagePublisher";
    private const string Offer = "Microsoft.Compute/imageOffer";
    private const string Sku = "Microsoft.Compute/imageSKU";
    private const string VirtualMachine = "Microsoft.Compute/virtualMachines";
    private const string VMware = "Microsoft.ConnectedVMwarevSphere/virtualMachines";

    // Publishers all of whose images are Windows of a supported version.
    private static readonly string[] WindowsPublishers =
    [
        "esri", "incredibuild", "MicrosoftDynamicsAX", "MicrosoftSharepoint", "MicrosoftVisualStudio", "MicrosoftWindowsDesktop",
        "MicrosoftWindowsServerHPCPack",
    ];

    public static JsonObject For(PolicyRequest request)
    {
        JsonObject machines = request.IncludeArc ? Any(Azure(), Arc()) : Any(Azure());
        return request.Tags.Count == 0
            ? machines
            : All([machines, .. request.Tags.Select(static tag => Field($"tags['{Quoted(tag.Key)}']", "equals", Literal(tag.Value)))]);
    }

    private static string Quoted(string name) => name.Replace("'", "''", StringComparison.Ordinal);

    private static JsonObject Azure() => All(
        Field("type", "equals", VirtualMachine),
        Field("tags['aks-managed-orchestrator']", "exists", "false"),
        Field("tags['aks-managed-poolName']", "exists", "false"),
        Any(
            Field(Publisher, "in", Texts(WindowsPublishers)),
            Image("MicrosoftWindowsServer", Sku, "notLike", "2008*"),
            Image("MicrosoftSQLServer", Offer, "notLike", "SQL2008*"),
            Image("microsoft-dsvm", Offer, "like", "dsvm-win*"),
            Image("microsoft-ads", Offer, "in", Texts("standard-data-science-vm", "windows-data-science-vm")),
            Image("batch", Offer, "equals", "rendering-windows2016"),
            Image("center-for-internet-security-inc", Offer, "like", "cis-windows-server-201*"),
            Image("pivotal", Offer, "like", "bosh-windows-server*"),
            Image("cloud-infrastructure-services", Offer, "like", "ad*"),
            AnyOtherWindows()));

    private static JsonObject Image(string publisher, string field, string comparison, JsonNode value) =>
        All(Field(Publisher, "equals", publisher), Field(field, comparison, value));

    private static JsonObject AnyOtherWindows() => All(
        Any(
            Field(VirtualMachine + "/osProfile.windowsConfiguration", "exists", true),
            Field(VirtualMachine + "/storageProfile.osDisk.osType", "like", "Windows*")),
        Any(
            Field(Sku, "exists", false),
            All(Field(Offer, "notLike", "SQL2008*"), Field(Sku, "notLike", "2008*"))));

    private static JsonObject Arc() => All(
        Value("[parameters('IncludeArcMachines')]", "equals", "true"),
        Any(
            All(
                Field("type", "equals", MachineKind.Arc.ResourceType),
                Field("Microsoft.HybridCompute/imageOffer", "like", "windows*")),
            All(
                Field("type", "equals", VMware),
                Field(VMware + "/osProfile.osType", "like", "windows*"))));
}
