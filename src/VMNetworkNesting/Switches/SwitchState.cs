using System.Text.Json;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>State of a switch.</summary>
/// <param name="name">Its name as the instance gives it.</param>
/// <param name="facts">The switch; <see langword="null"/> if there is none of that name.</param>
internal sealed class SwitchState(string name, SwitchFacts? facts) : IResourceState
{
    /// <summary>Words of the schema, in the order of <see cref="SwitchType"/>.</summary>
    public static string[] Types { get; } = ["private", "internal", "external"];

    /// <summary>The schema's word for a type.</summary>
    public static string Word(SwitchType type) => Types[(int)type];

    /// <inheritdoc/>
    public void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteString("switchName"u8, facts?.Name ?? name);
        if (facts is not null)
        {
            Write(writer, facts);
        }

        writer.WriteBoolean("_exist"u8, facts is not null);
    }

    private static void Write(Utf8JsonWriter writer, SwitchFacts facts)
    {
        writer.WriteString("switchType"u8, Word(facts.Ports.Type));
        if (facts.Ports.Adapters.Count > 0 && (facts.IsTeam || facts.Ports.Adapters.Count > 1))
        {
            WriteTeam(writer, facts.Ports.Adapters);
            writer.WriteBoolean("allowManagementOS"u8, facts.Ports.Internal);
        }
        else if (facts.Ports.Adapters is [var adapter, ..])
        {
            if (adapter.Name is { } adapterName)
            {
                writer.WriteString("netAdapterName"u8, adapterName);
            }

            writer.WriteString("netAdapterDescription"u8, adapter.Description);
            writer.WriteBoolean("allowManagementOS"u8, facts.Ports.Internal);
        }
        else if (facts is { Nat: { } nat, Ports.Type: SwitchType.Internal })
        {
            writer.WriteString("natPrefix"u8, nat.Prefix.ToString());
            writer.WriteString("natGateway"u8, nat.GatewayText);
        }

        if (facts.Id is { } id)
        {
            writer.WriteString("switchId"u8, id);
        }

        writer.WriteStartArray("connectedAdapters"u8);
        foreach (ConnectedAdapter connected in facts.ConnectedAdapters)
        {
            writer.WriteStartObject();
            writer.WriteString("vmName"u8, connected.MachineName);
            writer.WriteString("adapterName"u8, connected.AdapterName);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("managementAdapters"u8);
        foreach (ManagementAdapterFacts management in facts.ManagementAdapters)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, management.Name);
            if (management.MacAddress is { } macAddress)
            {
                writer.WriteString("macAddress"u8, macAddress);
            }

            WriteAddresses(writer, "addresses"u8, management.Addresses);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteAddresses(writer, "hostAddresses"u8, facts.HostAddresses);
    }

    private static void WriteTeam(Utf8JsonWriter writer, IReadOnlyList<HostNetworkAdapter> members)
    {
        if (members.All(static m => m.Name is not null))
        {
            writer.WriteStartArray("netAdapterNames"u8);
            foreach (HostNetworkAdapter member in members)
            {
                writer.WriteStringValue(member.Name);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("teamMembers"u8);
        foreach (HostNetworkAdapter member in members)
        {
            writer.WriteStartObject();
            if (member.Name is { } name)
            {
                writer.WriteString("name"u8, name);
            }

            writer.WriteString("description"u8, member.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAddresses(Utf8JsonWriter writer, ReadOnlySpan<byte> property, IEnumerable<HostAddress> addresses)
    {
        writer.WriteStartArray(property);
        foreach (HostAddress address in addresses)
        {
            writer.WriteStringValue(address.ToString());
        }

        writer.WriteEndArray();
    }
}
