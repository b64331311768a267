namespace NestedDsc.MachineConfiguration.Classes;

/// <summary>A property of a wrapper class.</summary>
/// <param name="Name">Its name in PowerShell, MOF and policies, such as <c>VmName</c>.</param>
/// <param name="JsonName">Its name in the resource, such as <c>vmName</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Description">A sentence for people.</param>
/// <param name="Choices">The texts it may be; empty if any.</param>
/// <param name="IsSettable">Whether it can be wanted; otherwise it is only reported.</param>
/// <param name="IsIdentity">Whether it says which object of the machine is meant.</param>
public sealed record ClassProperty(
    string Name, string JsonName, PropertyKind Kind, string Description, IReadOnlyList<string> Choices, bool IsSettable, bool IsIdentity);
