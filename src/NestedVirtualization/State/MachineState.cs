using System.Globalization;
using System.Text.Json;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Settings;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.State;

/// <summary>State of a machine that exists.</summary>
/// <param name="machine">The machine.</param>
/// <param name="host">Its host.</param>
internal sealed class MachineState(VirtualMachine machine, Host host) : IResourceState
{
    /// <inheritdoc/>
    public void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteString("vmName"u8, machine.Name);
        writer.WriteString("vmId"u8, machine.Id);
        foreach (SettingProperty property in SettingTable.All)
        {
            property.Write(writer, machine.Settings);
        }

        if (machine.State is VirtualMachineState.Running or VirtualMachineState.Off)
        {
            writer.WriteString("powerState"u8, machine.State == VirtualMachineState.Running ? "running"u8 : "off"u8);
        }

        writer.WriteString("vmState"u8, MachineWords.Of(machine.State));
        writer.WriteNumber("generation"u8, machine.Generation);
        writer.WriteString("configurationVersion"u8, machine.ConfigurationVersion.ToString());
        WriteCheckpoints(writer);
        WriteHost(writer);
        writer.WriteBoolean("nestedCapable"u8, NestingSupport.IsCapable(host, machine.ConfigurationVersion));
        writer.WriteBoolean("_exist"u8, value: true);
    }

    private void WriteCheckpoints(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("checkpoints"u8);
        foreach (Checkpoint checkpoint in machine.Checkpoints)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, checkpoint.Name);
            if (checkpoint.Id is { } id)
            {
                writer.WriteString("id"u8, id);
            }

            if (checkpoint.Created is { } created)
            {
                writer.WriteString("created"u8, created.ToString("s", CultureInfo.InvariantCulture) + "Z");
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteHost(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("host"u8);
        writer.WriteString("processorVendor"u8, MachineWords.Of(host.ProcessorVendor));
        writer.WriteNumber("osBuild"u8, host.OsBuild);
        writer.WriteNumber("logicalProcessors"u8, host.LogicalProcessors);
        writer.WriteNumber("memoryMB"u8, host.MemoryMB);
        writer.WriteEndObject();
    }
}
