using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Features;

/// <summary>
/// AddFeatureSettings of the services for VMs and for switches (win32 docs): adds features to one connection, all or nothing, in every
/// state of the VM. What is submitted is a copy of the feature's whole template with changes in it; a bare instance of the class is
/// rejected (observed).
/// </summary>
/// <param name="serviceClass">The service.</param>
internal sealed class AddFeatureSettings(string serviceClass) : IMethod
{
    private const ushort AddResources = 30;

    private static readonly MethodParameter[] Declared =
    [
        new("AffectedConfiguration", CimType.Reference),
        new("FeatureSettings", CimType.String, IsArray: true),
    ];

    public string ClassName => serviceClass;

    public string Name => nameof(AddFeatureSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (context.Reference("AffectedConfiguration", FeatureMethod.ConnectionClass) is not { } connection
            || FeatureOwner.Of(context, serviceClass, [connection]) is not { } owner)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
        }

        uint code = Read(context, out List<NewSetting> features);
        if (code != ReturnCodes.Completed)
        {
            return MethodContext.Refuse(code);
        }

        string connectionId = connection.Text("InstanceID");
        Verdict verdict = FeatureRules.CheckMixture(context, owner.Obstacle, features.Select(static f => f.Store.Definition));
        var additions = new List<Edit>();
        foreach (NewSetting feature in features)
        {
            verdict = verdict.IsApplied ? Check(context, connection, feature, additions) : verdict;
            additions.Add(feature.Add(FeatureIds.New(context, connectionId, feature)));
        }

        CimPath[] paths = [.. additions.Select(static a => a.Target)];
        MethodAnswer answer = context.Do(verdict, new OperationRequest
        {
            Method = Name,
            VmId = owner.Id,
            Settings = connectionId,
            JobType = AddResources,
            Caption = context.Texts.ModifyVm,
            IsImmediate = true,
            OnSuccess = additions,
            Affected = paths,
            Lag = context.Host.Settings.FeaturePolls,
        });
        return answer.ReturnValue == ReturnCodes.Completed ? answer with { Out = [FeatureMethod.Results(paths), .. answer.Out] } : answer;
    }

    private static uint Read(MethodContext context, out List<NewSetting> features)
    {
        features = [];
        foreach (string text in context.Array("FeatureSettings"))
        {
            uint code = NewSetting.Read(context.Namespace, text, FeatureMethod.FeatureClass, out NewSetting? feature);
            if (code != ReturnCodes.Completed)
            {
                return code;
            }

            features.Add(feature!);
        }

        return features.Count > 0 ? ReturnCodes.Completed : ReturnCodes.InvalidParameter;
    }

    private static Verdict Check(MethodContext context, InstanceRow connection, NewSetting feature, List<Edit> additions)
    {
        ClassDefinition definition = feature.Store.Definition;
        if (context.Host.Settings.Variants.FeatureRowPartial == PartialRowAnswer.Refused
            && feature.Template is { } template && !PartialFeature.IsWhole(template, feature.Names))
        {
            return Verdict.BadValues;
        }

        string prefix = connection.Text("InstanceID") + "\\";
        bool IsSame(Edit e) => e.Kind == EditKind.Add && string.Equals(e.Target.ClassName, definition.Name, StringComparison.OrdinalIgnoreCase)
            && e.Target.Keys[0].Value is string id && id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
        if (context.Host.Settings.Variants.SecondFeatureRow == SecondAnswer.Refused
            && (FeatureMethod.Of(context.Namespace, connection.Text("InstanceID")).Any(f => f.Store == feature.Store)
                || additions.Exists(IsSame) || context.Host.Operations.Active.Any(o => o.OnSuccess.Any(IsSame))))
        {
            return Verdict.BadValues;
        }

        Verdict verdict = FeatureRules.CheckAddition(context, definition, connection);
        return verdict.IsApplied ? FeatureRules.Check(context.Namespace, definition, connection, feature.Value) : verdict;
    }
}
