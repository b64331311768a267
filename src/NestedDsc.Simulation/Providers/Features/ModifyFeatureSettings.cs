using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Features;

/// <summary>
/// ModifyFeatureSettings of the services for VMs and for switches (win32 docs): changes features, named by their InstanceIDs, all or
/// nothing and in every state of the VM. What is submitted is the whole row with changes in it.
/// </summary>
/// <param name="serviceClass">The service.</param>
internal sealed class ModifyFeatureSettings(string serviceClass) : IMethod
{
    private const ushort ModifyResources = 31;
    private static readonly MethodParameter[] Declared = [new("FeatureSettings", CimType.String, IsArray: true)];

    public string ClassName => serviceClass;

    public string Name => nameof(ModifyFeatureSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        var changes = new List<SettingChange>();
        foreach (string text in context.Array("FeatureSettings"))
        {
            uint code = SettingReader.Read(context.Namespace, text, FeatureMethod.FeatureClass, out SettingChange? change);
            if (code != ReturnCodes.Completed)
            {
                return MethodContext.Refuse(code);
            }

            if (changes.Exists(c => c.Row == change!.Row))
            {
                return MethodContext.Refuse(ReturnCodes.InvalidParameter);
            }

            changes.Add(change!);
        }

        return FeatureOwner.Of(context, serviceClass, [.. changes.Select(static c => c.Row)]) is { } owner
            ? Change(context, owner, changes)
            : MethodContext.Refuse(ReturnCodes.InvalidParameter);
    }

    private MethodAnswer Change(MethodContext context, FeatureOwner owner, List<SettingChange> changes)
    {
        CimPath[] paths = [.. changes.Select(static c => c.Row.Path)];
        Verdict verdict = FeatureRules.CheckMixture(context, owner.Obstacle, changes.Select(static c => c.Row.Class));
        foreach (SettingChange change in changes)
        {
            verdict = verdict.IsApplied ? Check(context, change) : verdict;
        }

        bool clears = context.Host.Settings.Variants.EmptyFeatureArray == EmptyArrayAnswer.Cleared;
        List<SettingChange> real = [.. changes.Where(c => c.Changed.Count > 0 || (clears && c.IsIdle))];
        if (verdict.IsApplied && real.Count == 0 && changes.Exists(static c => c.IsIdle))
        {
            verdict = Verdict.Ignored;
        }

        MethodAnswer answer = context.Do(verdict, new OperationRequest
        {
            Method = Name,
            VmId = owner.Id,
            JobType = ModifyResources,
            Caption = context.Texts.ModifyVm,
            IsImmediate = true,
            OnSuccess = [.. real.Select(c => new Edit(EditKind.Set, c.Row.Path, Kept(context, c)))],
            Affected = paths,
        });
        return answer.ReturnValue == ReturnCodes.Completed ? answer with { Out = [FeatureMethod.Results(paths), .. answer.Out] } : answer;
    }

    private static IReadOnlyList<CimProperty> Kept(MethodContext context, SettingChange change) =>
    [
        .. change.Changed,
        .. context.Host.Settings.Variants.FeatureRowPartial == PartialRowAnswer.Reset ? PartialFeature.Reset(change.Row, change.Names) : [],
        .. context.Host.Settings.Variants.EmptyFeatureArray == EmptyArrayAnswer.Cleared ? change.Emptied : [],
    ];

    private static Verdict Check(MethodContext context, SettingChange change) =>
        context.Host.Settings.Variants.FeatureRowPartial != PartialRowAnswer.Refused || PartialFeature.IsWhole(change.Row, change.Names)
            ? FeatureRules.Check(context.Namespace, change.Row.Class, Connection(context.Namespace, change.Row), change.After)
            : Verdict.BadValues;

    /// <summary>The connection that a feature stands on: the longest whose InstanceID begins the feature's.</summary>
    private static InstanceRow? Connection(NamespaceStore ns, InstanceRow feature) => ns.Deep(FeatureMethod.ConnectionClass)
        .SelectMany(static c => c.Rows)
        .Where(c => feature.Text("InstanceID").StartsWith(c.Text("InstanceID") + "\\", StringComparison.OrdinalIgnoreCase))
        .MaxBy(static c => c.Text("InstanceID").Length);
}
