using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Features;

/// <summary>
/// Msvm_VirtualSystemManagementService.AddFeatureSettings (win32 docs): adds features to one connection of a VM, all or nothing. A
/// connection has at most one feature of a class (os-win). Works in every state of the VM (unverified on Windows); the added
/// feature is sometimes missing from the next read (os-win). The code for a second feature of a class is unverified on Windows.
/// </summary>
internal sealed class AddFeatureSettings : IMethod
{
    private const ushort AddResources = 30;

    private static readonly MethodParameter[] Declared =
    [
        new("AffectedConfiguration", CimType.Reference),
        new("FeatureSettings", CimType.String, IsArray: true),
    ];

    public string ClassName => FeatureMethod.ServiceClass;

    public string Name => nameof(AddFeatureSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (context.Reference("AffectedConfiguration", FeatureMethod.ConnectionClass) is not { } connection
            || FeatureMethod.OwnerOf(context.Namespace, [connection]) is not { } vm)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
        }

        string connectionId = connection.Text("InstanceID");
        uint code = Read(context, connectionId, out List<Edit> additions);
        if (code != ReturnCodes.Completed)
        {
            return MethodContext.Refuse(code);
        }

        if (context.IsBusy(vm))
        {
            return MethodContext.Refuse(ReturnCodes.InUse);
        }

        CimPath[] features = [.. additions.Select(static a => a.Target)];
        MethodAnswer answer = context.Do(new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            Settings = connectionId,
            JobType = AddResources,
            Caption = context.Texts.ModifyVm,
            OnSuccess = additions,
            Affected = features,
            Lag = context.Host.Settings.FeaturePolls,
        });
        return answer.ReturnValue == ReturnCodes.Completed ? answer with { Out = [FeatureMethod.Results(features), .. answer.Out] } : answer;
    }

    private static uint Read(MethodContext context, string connectionId, out List<Edit> additions)
    {
        additions = [];
        foreach (string text in context.Array("FeatureSettings"))
        {
            uint code = NewSetting.Read(context.Namespace, text, FeatureMethod.FeatureClass, out NewSetting? feature);
            if (code != ReturnCodes.Completed)
            {
                return code;
            }

            ClassStore store = feature!.Store;
            CimPath path = feature.PathOf($@"{connectionId}\{FeatureId(feature)}");
            bool isThere = FeatureMethod.Of(context.Namespace, connectionId).Any(f => f.Store == store)
                || additions.Exists(a => a.Target.Equals(path)) || context.IsBeingAdded(path);
            if (isThere || !FeatureMethod.AreInRange(feature.Value))
            {
                return ReturnCodes.InvalidParameter;
            }

            additions.Add(feature.Add(path.Keys[0].Value as string ?? ""));
        }

        return additions.Count > 0 ? ReturnCodes.Completed : ReturnCodes.InvalidParameter;
    }

    /// <summary>The last part of a feature's InstanceID: here the feature's GUID (the form is unverified on Windows).</summary>
    private static string FeatureId(NewSetting feature) =>
        feature.TemplateId is { Length: > 0 } id ? id : Identity.Make("feature:" + feature.Store.Definition.Name);
}
