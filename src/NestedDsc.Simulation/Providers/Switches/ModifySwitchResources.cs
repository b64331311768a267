using NestedDsc.Cim;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>
/// Msvm_VirtualEthernetSwitchManagementService.ModifyResourceSettings (win32 docs): lets the external port of a switch lead to
/// other network adapters, or renames ports. A port can't become one of another kind.
/// </summary>
internal sealed class ModifySwitchResources : IMethod
{
    private const ushort ModifyResources = 134;
    private static readonly MethodParameter[] Declared = [new("ResourceSettings", CimType.String, IsArray: true)];

    public string ClassName => VirtualSwitch.ServiceClass;

    public string Name => "ModifyResourceSettings";

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        uint code = Read(context, out List<SettingChange> changes);
        if (code != ReturnCodes.Completed || VirtualSwitch.OwnerOf(context.Namespace, changes.Select(static c => c.Row)) is not { } found)
        {
            return MethodContext.Refuse(code != ReturnCodes.Completed ? code : ReturnCodes.InvalidParameter);
        }

        CimPath[] paths = [.. changes.Select(static c => c.Row.Path)];
        var results = new CimProperty("ResultingResourceSettings", CimType.Reference, paths, IsArray: true);
        if (!changes.Exists(static c => c.Changed.Count > 0))
        {
            return new MethodAnswer(ReturnCodes.Completed, results, MethodContext.NoJob());
        }

        if (SwitchMethod.Obstacle(context, found) is { } obstacle)
        {
            return MethodContext.Refuse(obstacle);
        }

        var ports = new PortChanges(context, found.Id, found.Name);
        foreach (SettingChange change in changes)
        {
            Apply(context, ports, change);
        }

        MethodAnswer answer = context.Do(new OperationRequest
        {
            Method = Name,
            VmId = found.Id,
            JobType = ModifyResources,
            Caption = context.Texts.ModifySwitch,
            Outcome = ports.Outcome,
            OnSuccess = ports.Edits,
            Affected = paths,
        });
        return answer.ReturnValue == ReturnCodes.Completed ? answer with { Out = [results, .. answer.Out] } : answer;
    }

    private static void Apply(MethodContext context, PortChanges ports, SettingChange change)
    {
        ports.Set(change.Row, [.. change.Changed.Where(static c => !IsHostResource(c))]);
        if (change.Changed.FirstOrDefault(IsHostResource) is { } hostResource)
        {
            IReadOnlyList<InstanceRow> networks = HostResource.All(context.Namespace, hostResource.Value);
            if (!networks.SequenceEqual(HostResource.AllOf(context.Namespace, change.Row)))
            {
                ports.Rebind(change.Row, networks, hostResource);
            }
        }
    }

    private static uint Read(MethodContext context, out List<SettingChange> changes)
    {
        changes = [];
        foreach (string text in context.Array("ResourceSettings"))
        {
            uint code = SettingReader.Read(context.Namespace, text, FeatureMethod.ConnectionClass, out SettingChange? change);
            if (code != ReturnCodes.Completed)
            {
                return code;
            }

            bool isGood = change!.Changed.All(
                static c => IsHostResource(c) || string.Equals(c.Name, "ElementName", StringComparison.OrdinalIgnoreCase))
                && change.Changed.Where(IsHostResource).All(c => IsOtherNetwork(context.Namespace, change.Row, c.Value));
            if (!isGood || changes.Exists(c => c.Row == change.Row))
            {
                return ReturnCodes.InvalidParameter;
            }

            changes.Add(change);
        }

        return ReturnCodes.Completed;
    }

    /// <summary>Whether a port to the host's network is to lead to network adapters; the one that it led to may be gone.</summary>
    private static bool IsOtherNetwork(NamespaceStore ns, InstanceRow port, object? hostResource) =>
        PortKinds.Of(HostResource.Of(ns, port)) != PortKind.Internal
        && NewPort.LeadingTo(ns, hostResource, VirtualSwitch.OwnerOf(ns, [port])?.CanTeam == true) is [var first, ..]
        && PortKinds.Of(first) == PortKind.External;

    private static bool IsHostResource(CimProperty property) =>
        string.Equals(property.Name, HostResource.Property, StringComparison.OrdinalIgnoreCase);
}
