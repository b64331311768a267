using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Input;

namespace NestedDsc.Hosting.Machines;

/// <summary>Reads how an instance names a virtual machine.</summary>
public static class MachineInput
{
    /// <summary>Reads <c>vmName</c> and <c>vmId</c>.</summary>
    /// <param name="input">The instance.</param>
    /// <returns>The identity.</returns>
    public static MachineIdentity Read(InputObject input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MachineIdentity(input.Text("vmName", 1, 100), input.Identifier("vmId"));
    }
}
