using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.OptionalFeatures;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.ComputerSystems;

/// <summary>Reasons for which a start's job fails. Setting them up is accepted; only the start finds out.</summary>
internal static class StartChecks
{
    private static readonly Version AmdNestingVersion = new(9, 3);

    public static JobOutcome Check(MethodContext context, Vm vm)
    {
        if (!HyperVRole.HypervisorRuns(context.Host.Servicing, context.Host.Document))
        {
            return Failure(ReturnCodes.Failed, context.Texts.NoHypervisor, vm, 0);
        }

        HostFacts facts = HostFacts.Of(context.Host.Document);
        ulong processors = vm.Processor?.Number64("VirtualQuantity") ?? 0;
        if (facts.LogicalProcessors > 0 && processors > facts.LogicalProcessors)
        {
            return Failure(ReturnCodes.Failed, context.Texts.TooManyProcessors, vm, processors);
        }

        if (vm.Processor?.Flag("ExposeVirtualizationExtensions") == true
            && (!(context.Host.Settings.NestedSupported ?? facts.SupportsNesting) || (facts.IsAmd && vm.Version < AmdNestingVersion)))
        {
            return Failure(ReturnCodes.Failed, context.Texts.NestedUnsupported, vm, 0);
        }

        ulong memory = vm.Memory?.Number64("VirtualQuantity") ?? 0;
        if (facts.MemoryMB > 0 && memory > Available(context, facts))
        {
            return Failure(ReturnCodes.OutOfMemory, context.Texts.NotEnoughMemory, vm, memory);
        }

        return JobOutcome.Success;
    }

    /// <summary>Memory in MB that neither the host nor a VM with memory of its own uses.</summary>
    private static ulong Available(MethodContext context, HostFacts facts)
    {
        ulong used = context.Host.Settings.HostReserveMB;
        HashSet<string> live = new(StringComparer.OrdinalIgnoreCase);
        foreach (InstanceRow system in context.Namespace.Find(Vm.SystemClass)?.Rows ?? [])
        {
            if (VmStates.Of(system) is VmState.Running or VmState.Paused or VmState.Transition)
            {
                live.Add(system.Text("Name"));
            }
        }

        foreach (InstanceRow memory in context.Namespace.Find("Msvm_MemorySettingData")?.Rows ?? [])
        {
            if (SystemId.Of(memory.Text("InstanceID")) is { } id && live.Contains(id))
            {
                used += memory.Number64("VirtualQuantity");
            }
        }

        return facts.MemoryMB > used ? facts.MemoryMB - used : 0;
    }

    private static JobOutcome Failure(uint code, string text, Vm vm, ulong amount) =>
        JobOutcome.Failure((ushort)code, string.Format(Format.Invariant, text, vm.Name, vm.Id, amount));
}
