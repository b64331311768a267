using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.MachineConfiguration.Policies;
using NestedDsc.MachineConfiguration.Tests.Packages;

namespace NestedDsc.MachineConfiguration.Tests.Policies;

/// <summary>Requests for policies.</summary>
internal static class Requests
{
    public const string Identity =
        "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/mc";

    public static PolicyRequest Audit { get; } = new()
    {
        Name = "l0-audit",
        Version = "1.0.0",
        ContentUri = "https://example.blob.core.windows.net/machine-configuration/l0-audit_1.0.0.zip",
        ContentHash = new string('A', 64),
        DisplayName = "NestedDsc: l0-audit",
        Description = "Nested virtualization as the configuration 'l0-audit' describes it.",
        Id = StableId.Of("l0-audit/Audit"),
    };

    public static PolicyRequest Apply { get; } = Audit with
    {
        Name = "l0-set",
        ContentUri = "https://example.blob.core.windows.net/machine-configuration/l0-set_1.0.0.zip",
        Assignment = AssignmentType.ApplyAndAutoCorrect,
        DisplayName = "NestedDsc: l0-set",
        Identity = "system",
        Id = StableId.Of("l0-set/ApplyAndAutoCorrect"),
        Parameters = [Parameter("vmName", "[NestedVirtualization]nesting;VmName", "lab-web01"), Parameter("adapterVm", "[VMNetworkNesting]spoofing;VmName", null)],
        Tags = [new("role", "hyperv-host")],
        Scope = "/subscriptions/00000000-0000-0000-0000-000000000000",
    };

    public static PolicyParameter Parameter(string name, string target, string? value) => new(name, target, $"The {name}.", value, []);

    /// <summary>The content of a package with one instance.</summary>
    public static PackageContent Package(string properties, string type = "NestedDsc/NestedVirtualization")
    {
        using var packing = new Packing();
        return PackageContent.Check(packing.Build(Packing.Request(properties, type)));
    }
}
