using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.OpenFacts;

namespace NestedDsc.Simulation.Providers.Features;

/// <summary>
/// RemoveFeatureSettings of the services for VMs and for switches (win32 docs): takes features from connections, which then behave by
/// the defaults.
/// </summary>
/// <param name="serviceClass">The service.</param>
internal sealed class RemoveFeatureSettings(string serviceClass) : IMethod
{
    private const ushort RemoveResources = 32;
    private static readonly MethodParameter[] Declared = [new("FeatureSettings", CimType.Reference, IsArray: true)];

    public string ClassName => serviceClass;

    public string Name => nameof(RemoveFeatureSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context) =>
        context.References("FeatureSettings", FeatureMethod.FeatureClass) is { } features
        && FeatureOwner.Of(context, serviceClass, features) is { } owner
            ? context.Do(owner.Obstacle, new OperationRequest
            {
                Method = Name,
                VmId = owner.Id,
                JobType = RemoveResources,
                Caption = context.Texts.ModifyVm,
                IsImmediate = context.Host.Settings.Variants.Removal != RemovalAnswer.Job,
                OnSuccess = [.. features.Select(static f => Edit.Remove(f.Path))],
            })
            : MethodContext.Refuse(ReturnCodes.InvalidParameter);
}
