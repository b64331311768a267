using System.Text.Json;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.GuestHyperVRole.State;

/// <summary>State of a Windows as far as Hyper-V in it is concerned.</summary>
/// <param name="guest">The Windows.</param>
internal sealed class RoleState(Guest guest) : IResourceState
{
    /// <summary>
    /// Whether the tools share the role's fate: all there beside it, or all gone without it. So what an answer says is desired
    /// when it is given back.
    /// </summary>
    /// <param name="guest">The Windows.</param>
    public static bool ToolsFollow(Guest guest) => GuestFeatures.Tools(guest.Installation.Kind)
        .Where(guest.Features.ContainsKey)
        .All(name => guest.IsRoleEnabled ? guest.Features[name].IsEnabled() : !guest.Features[name].IsToDisable());

    /// <inheritdoc/>
    public void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteBoolean("_exist"u8, guest.IsRoleEnabled);
        writer.WriteBoolean("includeManagementTools"u8, ToolsFollow(guest));
        if (guest.StateOf(GuestFeatures.Containers) is { } containers)
        {
            writer.WriteBoolean("includeContainers"u8, containers.IsEnabled());
        }

        if (guest.StateOf(GuestFeatures.VirtualMachinePlatform) is { } platform)
        {
            writer.WriteBoolean("includeVirtualMachinePlatform"u8, platform.IsEnabled());
        }

        writer.WriteString("roleState"u8, RoleWords.Of(guest.RoleState));
        writer.WriteBoolean("restartPending"u8, guest.IsRestartPending);
        writer.WriteBoolean("hypervisorPresent"u8, guest.Machine.HypervisorPresent);
        if (guest.RunsHypervisor is { } runs)
        {
            writer.WriteBoolean("hypervisorRunning"u8, runs);
        }

        if (guest.ExtensionsExposed is { } exposed)
        {
            writer.WriteBoolean("virtualizationExtensionsExposed"u8, exposed);
        }

        writer.WriteString("containerIsolation"u8, RoleWords.OfIsolation(guest.IsolatesByHyperV));
        if (guest.Installation.EditionId.Length > 0)
        {
            writer.WriteString("edition"u8, guest.Installation.EditionId);
        }

        writer.WriteBoolean("isVirtualMachine"u8, guest.IsVirtual);
        if (guest.Nested is { } nested)
        {
            Write(writer, nested);
        }

        WriteFeatures(writer);
    }

    private void Write(Utf8JsonWriter writer, NestedMachines nested)
    {
        writer.WriteStartObject("nestedVMs"u8);
        writer.WriteNumber("total"u8, nested.Total);
        writer.WriteNumber("running"u8, nested.Running.Count);
        writer.WriteEndObject();
        if (guest.IsVirtual)
        {
            writer.WriteBoolean("liveMigrationBlocked"u8, nested.Running.Count > 0);
        }
    }

    private void WriteFeatures(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("features"u8);
        foreach (string name in GuestFeatures.Reported(guest.Installation.Kind).Where(guest.Features.ContainsKey))
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            writer.WriteString("state"u8, RoleWords.Of(guest.Features[name]));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
