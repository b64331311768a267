using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Providers.Switches;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Connections;

/// <summary>
/// Msvm_VirtualSystemManagementService.AddResourceSettings (win32 docs), for connections of adapters that have none. The settings
/// name the adapter by Parent. Other devices can't be added here (32770). Answers 0 when all is well.
/// </summary>
internal sealed class AddResourceSettings : IMethod
{
    private const ushort AddResources = 30;

    private static readonly MethodParameter[] Declared =
    [
        new("AffectedConfiguration", CimType.Reference),
        new("ResourceSettings", CimType.String, IsArray: true),
    ];

    public string ClassName => FeatureMethod.ServiceClass;

    public string Name => nameof(AddResourceSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (Affected(context) is not { } vm)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
        }

        var verdict = Verdict.Applied;
        var additions = new List<Edit>();
        foreach (string text in context.Array("ResourceSettings"))
        {
            uint code = NewSetting.Read(context.Namespace, text, "CIM_ResourceAllocationSettingData", out NewSetting? setting);
            if (code != ReturnCodes.Completed || !setting!.Store.Definition.IsA(FeatureMethod.ConnectionClass))
            {
                return MethodContext.Refuse(code != ReturnCodes.Completed ? code : ReturnCodes.NotSupported);
            }

            Verdict next = Add(context, vm, setting, additions);
            verdict = verdict.IsApplied ? next : verdict;
        }

        if (additions.Count == 0 && verdict.IsApplied)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
        }

        if (context.IsBusy(vm))
        {
            return MethodContext.Refuse(ReturnCodes.InUse);
        }

        CimPath[] connections = [.. additions.Select(static a => a.Target).Where(static t => t.ClassName is FeatureMethod.ConnectionClass)];
        MethodAnswer answer = context.Do(verdict, new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = AddResources,
            Caption = context.Texts.ModifyVm,
            IsImmediate = true,
            OnSuccess = additions,
            Affected = connections,
        });
        var results = new CimProperty("ResultingResourceSettings", CimType.Reference, connections, IsArray: true);
        return answer.ReturnValue == ReturnCodes.Completed ? answer with { Out = [results, .. answer.Out] } : answer;
    }

    /// <summary>The VM: its settings are what the docs want; its system works too (ExHyperV).</summary>
    private static Vm? Affected(MethodContext context)
    {
        InstanceRow? row = context.Reference("AffectedConfiguration", Vm.SettingsClass);
        string? id = row is null ? context.Reference("AffectedConfiguration", Vm.SystemClass)?.Text("Name") : SystemId.Of(row.Text("InstanceID"));
        return id is null ? null : Vm.Find(context.Namespace, id);
    }

    private static Verdict Add(MethodContext context, Vm vm, NewSetting setting, List<Edit> additions)
    {
        NamespaceStore ns = context.Namespace;
        object? hostResource = setting.Value(HostResource.Property);
        InstanceRow? adapter = setting.Value("Parent") is string parent ? HostResource.Find(ns, parent) : null;
        string adapterId = adapter?.Text("InstanceID") ?? "";
        CimPath path = setting.PathOf(adapterId + @"\C");
        bool isFree = SystemId.IsPartOf(adapterId, vm.Id)
            && adapter!.Class.Name.EndsWith("EthernetPortSettingData", StringComparison.OrdinalIgnoreCase)
            && !setting.Store.Rows.Any(r => r.Text("InstanceID").StartsWith(adapterId + "\\", StringComparison.OrdinalIgnoreCase))
            && !additions.Exists(a => a.Target.Equals(path)) && !context.IsBeingAdded(path);
        if (!isFree || !IsTyped(setting) || !ConnectionRules.IsSwitchOrNothing(ns, hostResource) || IsPredefined(ns, hostResource))
        {
            return Verdict.BadValues;
        }

        string id = (string)path.Keys[0].Value!;
        additions.Add(setting.Add(id, ConnectionRules.Consequences(ns, hostResource)));
        additions.AddRange(Offload(context, id));
        return Verdict.Applied;
    }

    /// <summary>What is submitted must say what it is: an instance of the class without both texts is refused (observed).</summary>
    private static bool IsTyped(NewSetting setting) =>
        setting.Names.Contains("ResourceType", StringComparer.OrdinalIgnoreCase)
        && setting.Names.Contains("ResourceSubType", StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing can be connected to the Default Switch in this way (observed).</summary>
    private static bool IsPredefined(NamespaceStore ns, object? hostResource) => hostResource is string[] and [var text]
        && HostResource.Find(ns, text) is { } row && VirtualSwitch.IsPredefinedId(row.Text("Name"));

    private static IEnumerable<Edit> Offload(MethodContext context, string connectionId) =>
        context.Host.Settings.Variants.FreshFeatures == FreshFeatures.Offload && context.Namespace.Find("Msvm_EthernetSwitchPortOffloadSettingData") is { } store
        && new NewSetting(store, [], []) is { TemplateId.Length: > 0 } defaults
            ? [defaults.Add(FeatureIds.New(context, connectionId, defaults))]
            : [];
}
