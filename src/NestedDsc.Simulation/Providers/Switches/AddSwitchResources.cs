using NestedDsc.Cim;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>Msvm_VirtualEthernetSwitchManagementService.AddResourceSettings (win32 docs): adds ports to a switch.</summary>
internal sealed class AddSwitchResources : IMethod
{
    private const ushort AddResources = 133;

    private static readonly MethodParameter[] Declared =
    [
        new("AffectedConfiguration", CimType.Reference),
        new("ResourceSettings", CimType.String, IsArray: true),
    ];

    public string ClassName => VirtualSwitch.ServiceClass;

    public string Name => "AddResourceSettings";

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (context.Reference("AffectedConfiguration", VirtualSwitch.SettingsClass) is not { } settings
            || SystemId.Of(settings.Text("InstanceID")) is not { } id || VirtualSwitch.Find(context.Namespace, id) is not { } found)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
        }

        uint code = NewPort.Read(
            context.Namespace, context.Array("ResourceSettings"), found.ExternalPort is not null, found.CanTeam, out List<NewPort> ports);
        if (code != ReturnCodes.Completed || ports.Count == 0)
        {
            return MethodContext.Refuse(code != ReturnCodes.Completed ? code : ReturnCodes.InvalidParameter);
        }

        if (SwitchMethod.Obstacle(context, found) is { } obstacle)
        {
            return MethodContext.Refuse(obstacle);
        }

        var changes = new PortChanges(context, found.Id, found.Name);
        changes.Add(ports);
        MethodAnswer answer = context.Do(new OperationRequest
        {
            Method = Name,
            VmId = found.Id,
            JobType = AddResources,
            Caption = context.Texts.ModifySwitch,
            Outcome = changes.Outcome,
            OnSuccess = changes.Edits,
            Affected = changes.Added,
            FollowUps = changes.FollowUps,
        });
        var results = new CimProperty("ResultingResourceSettings", CimType.Reference, changes.Added.ToArray(), IsArray: true);
        return answer.ReturnValue == ReturnCodes.Completed ? answer with { Out = [results, .. answer.Out] } : answer;
    }
}
