using System.Text.Json;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Hosting.Machines;

/// <summary>State of a machine that does not exist, or is not known: what the user names it by, and nothing else.</summary>
/// <param name="identity">How the user names it.</param>
/// <param name="adapterName">The adapter of it that is meant; <see langword="null"/> if none is named.</param>
public sealed class AbsentMachineState(MachineIdentity identity, string? adapterName = null) : IResourceState
{
    /// <inheritdoc/>
    public void WriteProperties(Utf8JsonWriter writer)
    {
        if (identity.Name is { } name)
        {
            writer.WriteString("vmName"u8, name);
        }

        if (identity.Id is { } id)
        {
            writer.WriteString("vmId"u8, id);
        }

        if (adapterName is not null)
        {
            writer.WriteString("adapterName"u8, adapterName);
        }

        writer.WriteBoolean("_exist"u8, value: false);
    }
}
