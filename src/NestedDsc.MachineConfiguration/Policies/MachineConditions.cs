using System.Text.Json.Nodes;
using static NestedDsc.MachineConfiguration.Policies.Conditions;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Which machines a policy is for: Windows that the agent supports, in Azure and on machines connected by Azure Arc.</summary>
/// <remarks>
/// The conditions, images and scale sets included, are those of the module GuestConfiguration 4.12.0 (its template
/// 3-Images-Windows-VMSS.json). Like them, they do not ask for the orchestration mode of a scale set; the agent supports the
/// flexible one.
/// </remarks>
internal static class MachineConditions
{
    private const string Publisher = "Microsoft.Compute/imagePublisher";
    private const string Offer = "Microsoft.Compute/imageOffer";
    private const string Sku = "Microsoft.Compute/imageSKU";
    private const string VMware = "Microsoft.ConnectedVMwarevSphere/virtualMachines";

    private static readonly string VirtualMachine = MachineKind.Azure.ResourceType;
    private static readonly string ScaleSet = MachineKind.ScaleSet.ResourceType;

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
        Any(Field("type", "equals", VirtualMachine), Field("type", "equals", ScaleSet)),
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
            Field(VirtualMachine + "/storageProfile.osDisk.osType", "like", "Windows*"),
            Field(ScaleSet + "/osProfile.windowsConfiguration", "exists", true),
            Field(ScaleSet + "/virtualMachineProfile.storageProfile.osDisk.osType", "like", "Windows*")),
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
