using System.Globalization;
using System.Text.Json;
using NestedDsc.HyperV.Network;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Adapters.Settings;

namespace NestedDsc.VMNetworkNesting.Adapters;

/// <summary>State of the adapters that an instance speaks of.</summary>
/// <param name="machine">The machine with those of its adapters.</param>
/// <param name="adapterName">Name of the one adapter that is meant; <see langword="null"/> for all.</param>
internal sealed class AdapterState(MachineAdapters machine, string? adapterName) : IResourceState
{
    /// <summary>The words for <see cref="NetworkAdapter.IsolationMode"/>, by its number.</summary>
    public static readonly string[] IsolationModes = ["none", "nativeVirtualSubnet", "externalVirtualSubnet", "vlan"];

    /// <inheritdoc/>
    public void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteString("vmName"u8, machine.MachineName);
        writer.WriteString("vmId"u8, machine.MachineId);
        if (adapterName is not null)
        {
            writer.WriteString("adapterName"u8, machine.Adapters is [var adapter] ? adapter.Name : adapterName);
        }

        foreach (AdapterSetting setting in AdapterSettings.All)
        {
            if (setting.Common(machine.Adapters) is { } value && setting.CanBeDesired(value))
            {
                Write(writer, setting, value);
            }
        }

        writer.WriteStartArray("adapters"u8);
        foreach (NetworkAdapter adapter in machine.Adapters)
        {
            Write(writer, adapter);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("_exist"u8, machine.Adapters.Count > 0);
    }

    private static void Write(Utf8JsonWriter writer, NetworkAdapter adapter)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, adapter.Name);
        writer.WriteString("id"u8, adapter.Id);
        if (adapter.MacAddress is { } address)
        {
            writer.WriteString("macAddress"u8, address);
        }

        writer.WriteBoolean("legacy"u8, adapter.IsLegacy);
        writer.WriteBoolean("connected"u8, adapter.IsConnected);
        if (adapter.SwitchName is { } switchName)
        {
            writer.WriteString("switchName"u8, switchName);
        }

        foreach (AdapterSetting setting in AdapterSettings.All)
        {
            if (setting.Of(adapter) is { } value)
            {
                Write(writer, setting, value);
            }
        }

        if (adapter.IsolationMode is var mode and > 0 && mode < IsolationModes.Length)
        {
            writer.WriteString("isolationMode"u8, IsolationModes[mode]);
        }

        writer.WriteBoolean("sriov"u8, adapter.UsesSriov);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AdapterSetting setting, string value)
    {
        if (setting.IsNumber)
        {
            writer.WriteNumber(setting.Name, int.Parse(value, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteString(setting.Name, value);
        }
    }
}
