using NestedDsc.Simulation.Providers.Connections;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.OpenFacts;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>How Hyper-V takes changes of a VM's devices: by the VM's state and version first, by their values then.</summary>
internal static class DeviceRules
{
    private static readonly Version NestingVersion = new(8, 0);

    /// <param name="context">The call.</param>
    /// <param name="vm">The VM.</param>
    /// <param name="changes">Changes of its devices; each changes something.</param>
    /// <returns>The first verdict that is against it.</returns>
    public static Verdict Check(MethodContext context, Vm vm, IReadOnlyList<SettingChange> changes) =>
        changes.Select(c => Check(context, vm, c)).FirstOrDefault(static v => !v.IsApplied) ?? Verdict.Applied;

    private static Verdict Check(MethodContext context, Vm vm, SettingChange change)
    {
        if (change.Changed.Any(static c => IsFixed(c.Name)))
        {
            return Verdict.BadValues;
        }

        if (change.Changed.Any(c => ProcessorRules.MinimumVersion(c) > vm.Version))
        {
            return Verdict.Refused(ReturnCodes.NotSupported);
        }

        Verdict state = OfState(context.Host.Settings.Variants, vm, change);
        return state.IsApplied ? OfValues(context, vm, change) : state;
    }

    private static Verdict OfState(Variants variants, Vm vm, SettingChange change)
    {
        string className = change.Row.Class.Name;
        return (vm.State, className) switch
        {
            (VmState.Off, _) or (_, FeatureMethod.ConnectionClass) => Verdict.Applied,
            (VmState.Saved, ProcessorRules.ClassName or MemoryRules.ClassName) => Verdict.Ignored,
            (_, ProcessorRules.ClassName) => change.Changed.All(static c => ProcessorRules.MayChangeLive(c.Name))
                ? Verdict.Applied
                : variants.RunningProcessor.ToVerdict(ReturnCodes.InvalidState),
            (_, MemoryRules.ClassName) => MemoryRules.MayChangeNow(vm, change)
                ? Verdict.Applied
                : variants.RunningMemory.ToVerdict(ReturnCodes.InvalidState),
            _ => variants.RunningDevice.ToVerdict(ReturnCodes.InvalidState),
        };
    }

    private static Verdict OfValues(MethodContext context, Vm vm, SettingChange change)
    {
        switch (change.Row.Class.Name)
        {
            case ProcessorRules.ClassName:
                Verdict values = Verdict.Of(ProcessorRules.AreGood(vm, change));
                return values.IsApplied && vm.Version < NestingVersion && change.Changes(ProcessorRules.NestingFlag)
                    ? NotSupported(context.Texts.VersionTooLow, vm)
                    : values;
            case MemoryRules.ClassName:
                return OfMemory(context, vm, change);
            case FeatureMethod.ConnectionClass:
                return Verdict.Of(ConnectionRules.AreGood(context.Namespace, change));
            case AdapterRules.ClassName:
                return Verdict.Of(AdapterRules.AreGood(change));
            default:
                return Verdict.Applied;
        }
    }

    private static Verdict OfMemory(MethodContext context, Vm vm, SettingChange change)
    {
        if (!MemoryRules.AreGood(vm, change))
        {
            return Verdict.BadValues;
        }

        if (change.Changes("DynamicMemoryEnabled") && change.Flag("DynamicMemoryEnabled") && vm.Settings.Flag("VirtualNumaEnabled"))
        {
            return context.Host.Settings.Variants.DynamicMemoryNuma.ToVerdict(
                ReturnCodes.InvalidParameter, string.Format(Format.Invariant, context.Texts.NumaSpans, vm.Name, vm.Id));
        }

        // A hypervisor in the guest has taken over its memory (wsdocs, "nested virtualization").
        return vm.State == VmState.Running && change.Changes("VirtualQuantity") && vm.Processor?.Flag(ProcessorRules.NestingFlag) == true
            ? NotSupported(context.Texts.MemoryResizeFailed, vm)
            : Verdict.Applied;
    }

    private static bool IsFixed(string property) =>
        property.ToUpperInvariant() is "RESOURCETYPE" or "RESOURCESUBTYPE" or "ALLOCATIONUNITS" or "VIRTUALQUANTITYUNITS" or "SWAPFILESINUSE";

    private static Verdict NotSupported(string text, Vm vm) =>
        Verdict.Failed(ReturnCodes.NotSupported, string.Format(Format.Invariant, text, vm.Name, vm.Id));
}
