using NestedDsc.Hosting;
using NestedDsc.HyperV;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Input;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.NestedVirtualization;

/// <summary>The resource <c>NestedDsc/NestedVirtualization</c>: nested virtualization of a virtual machine, on its host.</summary>
/// <param name="environment">Reads an environment variable.</param>
public sealed class NestedVirtualizationResource(Func<string, string?> environment) : IResource<HyperVConnection>
{
    /// <inheritdoc/>
    public ResourceDescription Description { get; } = new()
    {
        Type = "NestedDsc/NestedVirtualization",
        Summary = "Manages nested virtualization of a Hyper-V virtual machine: virtualization extensions, processors, memory and power state.",
        Executable = "nestedvirtualization",
        Tags = ["HyperV", "NestedVirtualization", "VirtualMachine", "Windows"],
        Platform = "Hyper-V",
        EnvironmentVariables = HostConnection.EnvironmentVariables,
        HandlesExist = false,
        Assembly = typeof(NestedVirtualizationResource).Assembly,
    };

    /// <inheritdoc/>
    public IResourceInstance<HyperVConnection> Read(InputObject input, Verb verb) =>
        new NestedVirtualizationInstance(DesiredMachineReader.Read(input, verb));

    /// <inheritdoc/>
    public HyperVConnection Connect(Tracer trace) => HostConnection.Open(environment, trace);

    /// <inheritdoc/>
    public IEnumerable<(string Name, Plan<HyperVConnection> Plan)> Export(
        IResourceInstance<HyperVConnection> filter, HyperVConnection context)
    {
        var instance = (NestedVirtualizationInstance)filter;
        MachineReading[] readings = [.. MachineInventory.ReadAll(context)];
        for (int i = 0; i < readings.Length; i++)
        {
            if (instance.PlanFor(readings[i]) is { } plan)
            {
                yield return (InstanceName(readings, i), plan);
            }
        }
    }

    /// <inheritdoc/>
    public ResourceException Explain(Exception error) => HostFailures.Explain(error);

    // In a configuration document names must be unique; on a host they need not be. The readings are sorted by name.
    private static string InstanceName(MachineReading[] readings, int index)
    {
        VirtualMachine machine = readings[index].Machine!;
        bool shared = IsNamed(index - 1) || IsNamed(index + 1);
        return shared ? $"{machine.Name} ({machine.Id})" : machine.Name;

        bool IsNamed(int other) => other >= 0 && other < readings.Length
            && string.Equals(readings[other].Machine!.Name, machine.Name, StringComparison.OrdinalIgnoreCase);
    }
}
