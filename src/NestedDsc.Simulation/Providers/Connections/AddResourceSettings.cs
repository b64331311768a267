using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Connections;

/// <summary>
/// Msvm_VirtualSystemManagementService.AddResourceSettings (win32 docs), for connections of adapters that have none. The settings
/// name the adapter by Parent. Other devices can't be added here (32770).
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

        var additions = new List<Edit>();
        foreach (string text in context.Array("ResourceSettings"))
        {
            uint code = Read(context, vm, text, additions);
            if (code != ReturnCodes.Completed)
            {
                return MethodContext.Refuse(code);
            }
        }

        if (additions.Count == 0)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
        }

        if (context.IsBusy(vm))
        {
            return MethodContext.Refuse(ReturnCodes.InUse);
        }

        CimPath[] connections = [.. additions.Select(static a => a.Target).Where(static t => t.ClassName is FeatureMethod.ConnectionClass)];
        MethodAnswer answer = context.Do(new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = AddResources,
            Caption = context.Texts.ModifyVm,
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

    private static uint Read(MethodContext context, Vm vm, string text, List<Edit> additions)
    {
        uint code = NewSetting.Read(context.Namespace, text, "CIM_ResourceAllocationSettingData", out NewSetting? setting);
        if (code != ReturnCodes.Completed)
        {
            return code;
        }

        if (!setting!.Store.Definition.IsA(FeatureMethod.ConnectionClass))
        {
            return ReturnCodes.NotSupported;
        }

        object? hostResource = setting.Value(HostResource.Property);
        InstanceRow? adapter = setting.Value("Parent") is string parent ? HostResource.Find(context.Namespace, parent) : null;
        string adapterId = adapter?.Text("InstanceID") ?? "";
        CimPath path = setting.PathOf(adapterId + @"\C");
        bool isFree = SystemId.IsPartOf(adapterId, vm.Id)
            && adapter!.Class.Name.EndsWith("EthernetPortSettingData", StringComparison.OrdinalIgnoreCase)
            && !setting.Store.Rows.Any(r => r.Text("InstanceID").StartsWith(adapterId + "\\", StringComparison.OrdinalIgnoreCase))
            && !additions.Exists(a => a.Target.Equals(path)) && !context.IsBeingAdded(path);
        if (!isFree || !ConnectionRules.IsSwitchOrNothing(context.Namespace, hostResource))
        {
            return ReturnCodes.InvalidParameter;
        }

        string id = (string)path.Keys[0].Value!;
        additions.Add(setting.Add(id, ConnectionRules.Consequences(context.Namespace, hostResource)));
        additions.AddRange(Offload(context.Namespace, id));
        return ReturnCodes.Completed;
    }

    /// <summary>Every connection has offload settings from the start (ExHyperV, os-win).</summary>
    private static IEnumerable<Edit> Offload(NamespaceStore ns, string connectionId) =>
        ns.Find("Msvm_EthernetSwitchPortOffloadSettingData") is { } store && new NewSetting(store, []) is { TemplateId.Length: > 0 } defaults
            ? [defaults.Add($@"{connectionId}\{defaults.TemplateId}")]
            : [];
}
