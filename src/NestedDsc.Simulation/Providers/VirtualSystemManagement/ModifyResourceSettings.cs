using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Connections;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>
/// Msvm_VirtualSystemManagementService.ModifyResourceSettings (win32 docs): changes devices of one VM, all or nothing. A call
/// that changes nothing answers 0; every other one 4096 with a job.
/// </summary>
internal sealed class ModifyResourceSettings : IMethod
{
    private const ushort ModifyResources = 31;
    private const string BaseClass = "CIM_ResourceAllocationSettingData";
    private static readonly Version NestingVersion = new(8, 0);
    private static readonly MethodParameter[] Declared = [new("ResourceSettings", CimType.String, IsArray: true)];

    public string ClassName => "Msvm_VirtualSystemManagementService";

    public string Name => nameof(ModifyResourceSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        var changes = new List<SettingChange>();
        uint code = Read(context, changes, out Vm? vm);
        if (code != ReturnCodes.Completed || vm is null)
        {
            return Refuse(code);
        }

        if (!changes.Exists(static c => c.Changed.Count > 0))
        {
            return new MethodAnswer(ReturnCodes.Completed, Results(changes), MethodContext.NoJob());
        }

        if (vm.IsInService || context.Host.Operations.Busy(vm.Id) is not null)
        {
            return Refuse(ReturnCodes.InUse);
        }

        code = Check(context.Namespace, vm, changes);
        if (code != ReturnCodes.Completed)
        {
            return Refuse(code);
        }

        MethodAnswer answer = context.Do(new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = ModifyResources,
            Caption = context.Texts.ModifyVm,
            Outcome = Outcome(context.Texts, vm, changes),
            OnSuccess = [.. changes.Where(static c => c.Changed.Count > 0).Select(c => Change(context.Namespace, c))],
            Affected = [.. changes.Select(static c => c.Row.Path)],
        });

        // Out parameters are filled in when the method returns: a job fills them in no later (hyper-v-csi).
        return answer.ReturnValue == ReturnCodes.Completed ? answer with { Out = [Results(changes), .. answer.Out] } : answer;
    }

    private static uint Read(MethodContext context, List<SettingChange> changes, out Vm? vm)
    {
        vm = null;
        foreach (string text in context.Array("ResourceSettings"))
        {
            uint code = SettingReader.Read(context.Namespace, text, BaseClass, out SettingChange? change);
            if (code != ReturnCodes.Completed)
            {
                return code;
            }

            if (changes.Exists(c => c.Row == change!.Row))
            {
                return ReturnCodes.InvalidParameter;
            }

            changes.Add(change!);
        }

        // A checkpoint's parts have no VM of their own and can't be changed; neither can parts of two VMs in one call.
        List<string?> ids = [.. changes.Select(static c => SystemId.Of(c.Row.Text("InstanceID"))).Distinct(StringComparer.OrdinalIgnoreCase)];
        vm = ids is [{ } id] ? Vm.Find(context.Namespace, id) : null;
        return vm is null ? ReturnCodes.InvalidParameter : ReturnCodes.Completed;
    }

    private static Edit Change(NamespaceStore ns, SettingChange change) => new(
        EditKind.Set, change.Row.Path,
        change.Row.Class.Name is FeatureMethod.ConnectionClass && change.Changes(HostResource.Property)
            ? [.. change.Changed, .. ConnectionRules.Consequences(ns, change.After(HostResource.Property))]
            : change.Changed);

    private static uint Check(NamespaceStore ns, Vm vm, List<SettingChange> changes)
    {
        foreach (SettingChange change in changes.Where(static c => c.Changed.Count > 0))
        {
            if (change.Changed.Any(static c => IsFixed(c.Name)))
            {
                return ReturnCodes.InvalidParameter;
            }

            if (change.Changed.Any(c => ProcessorRules.MinimumVersion(c) > vm.Version))
            {
                return ReturnCodes.NotSupported;
            }

            if (vm.State != VmState.Off && !MayChangeNow(vm, change))
            {
                return ReturnCodes.InvalidState;
            }

            uint code = change.Row.Class.Name switch
            {
                ProcessorRules.ClassName => ProcessorRules.Check(vm, change),
                MemoryRules.ClassName => MemoryRules.Check(vm, change, vm.Settings.Flag("VirtualNumaEnabled")),
                FeatureMethod.ConnectionClass => ConnectionRules.Check(ns, change),
                _ => ReturnCodes.Completed,
            };
            if (code != ReturnCodes.Completed)
            {
                return code;
            }
        }

        return ReturnCodes.Completed;
    }

    private static bool MayChangeNow(Vm vm, SettingChange change) => change.Row.Class.Name switch
    {
        ProcessorRules.ClassName => change.Changed.All(static c => ProcessorRules.MayChangeInAnyState(c.Name)),
        MemoryRules.ClassName => MemoryRules.MayChangeNow(vm, change),
        FeatureMethod.ConnectionClass => true,
        _ => false,
    };

    private static bool IsFixed(string property) =>
        property.ToUpperInvariant() is "RESOURCETYPE" or "RESOURCESUBTYPE" or "ALLOCATIONUNITS" or "VIRTUALQUANTITYUNITS" or "SWAPFILESINUSE";

    private static JobOutcome Outcome(Texts texts, Vm vm, List<SettingChange> changes)
    {
        if (vm.Version < NestingVersion && changes.Exists(static c => c.Changes(ProcessorRules.NestingFlag)))
        {
            return Failure(texts.VersionTooLow, vm);
        }

        // A hypervisor in the guest has taken over its memory (wsdocs, "nested virtualization").
        bool resizes = vm.State == VmState.Running
            && changes.Exists(static c => c.Row.Class.Name is MemoryRules.ClassName && c.Changes("VirtualQuantity"));
        return resizes && vm.Processor?.Flag(ProcessorRules.NestingFlag) == true ? Failure(texts.MemoryResizeFailed, vm) : JobOutcome.Success;
    }

    private static JobOutcome Failure(string text, Vm vm) =>
        JobOutcome.Failure((ushort)ReturnCodes.NotSupported, string.Format(Format.Invariant, text, vm.Name, vm.Id));

    private static CimProperty Results(List<SettingChange> changes) =>
        new("ResultingResourceSettings", CimType.Reference, changes.Select(static c => c.Row.Path).ToArray(), IsArray: true);

    private static MethodAnswer Refuse(uint code) => new(code, MethodContext.NoJob());
}
