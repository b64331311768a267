using System.Text.Json;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Hosting.Machines;

/// <summary>State of a machine that does not exist.</summary>
/// <param name="identity">How the user names it.</param>
public sealed class AbsentMachineState(MachineIdentity identity) : IResourceState
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

        writer.WriteBoolean("_exist"u8, value: false);
    }
}
