using NestedDsc.Servicing;
using NestedDsc.Simulation.OptionalFeatures;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.ServerManager;

/// <summary>
/// Carries out requests to add or remove components. Other than DISM, Server Manager looks at the hardware before it installs
/// Hyper-V. ErrorIds other than that of this check are unverified on Windows.
/// </summary>
internal static class AlterationRunner
{
    private const string PrerequisiteFailed = "Alteration_PrerequisiteCheck_Failed";
    private const string SourceMissing = "DISMAPI_Error__Cbs_Download_Failure";
    private const string Failed = "DISMAPI_Error__Failed";

    /// <summary>Checks a request and decides how it will end.</summary>
    public static Alteration Check(Alteration alteration, ServicingState state, HostDocument document)
    {
        if (alteration.IsAddition && alteration.Components.Contains(ComponentCatalog.HyperV, StringComparer.OrdinalIgnoreCase)
            && !HyperVRole.HasVirtualization(state, document))
        {
            return alteration with
            {
                ErrorId = PrerequisiteFailed,
                ErrorMessage = "A prerequisite check for the Hyper-V feature failed. "
                    + "Hyper-V cannot be installed: virtualization support is not enabled in the BIOS.",
            };
        }

        return Refused(alteration, Plan(alteration, state));
    }

    /// <summary>Lets one step of the requests under way pass; what a request asked for comes with its end.</summary>
    /// <returns>The new state; the same object if no request is under way.</returns>
    public static ServicingState Advance(ServicingState state)
    {
        foreach (Alteration alteration in state.Alterations.Where(static a => a.PollsLeft > 0))
        {
            Alteration next = alteration with { PollsLeft = alteration.PollsLeft - 1 };
            state = next.PollsLeft == 0 ? End(next, state) : Replace(next, state);
        }

        return state;
    }

    private static ServicingState End(Alteration alteration, ServicingState state)
    {
        if (alteration.ErrorId.Length > 0)
        {
            return Replace(alteration, state);
        }

        FeaturePlan plan = Plan(alteration, state);
        alteration = Refused(alteration, plan) with { RestartRequired = plan.RestartRequired };
        if (alteration.IsIgnored || plan.IsRefused)
        {
            return Replace(alteration, state);
        }

        return Replace(alteration, state.With(plan.States)) with
        {
            RestartIndicators = plan.RestartRequired
                ? [.. state.RestartIndicators.Append(RestartIndicator.ServerManager).Distinct().Order()]
                : state.RestartIndicators,
        };
    }

    private static FeaturePlan Plan(Alteration alteration, ServicingState state)
    {
        string[] features = [.. ComponentCatalog.Of(state)
            .Where(c => alteration.Components.Contains(c.UniqueName, StringComparer.OrdinalIgnoreCase))
            .SelectMany(c => ComponentCatalog.FeaturesOf(state, c))];
        return alteration.IsAddition
            ? FeatureRules.Enable(state, features, alteration.Sources, limitAccess: false)
            : FeatureRules.Disable(state, features);
    }

    private static Alteration Refused(Alteration alteration, FeaturePlan plan) => !plan.IsRefused ? alteration : alteration with
    {
        ErrorId = ServicingErrors.KindOf(plan.Code) is ServicingErrorKind.SourceMissing or ServicingErrorKind.UpdatePolicy ? SourceMissing : Failed,
        ErrorMessage = ServicingErrors.Create(plan.Code, alteration.IsAddition ? "Adding" : "Removing", [plan.Refusing]).Message,
    };

    private static ServicingState Replace(Alteration alteration, ServicingState state) => state with
    {
        Alterations = [.. state.Alterations.Select(a => string.Equals(a.Id, alteration.Id, StringComparison.OrdinalIgnoreCase) ? alteration : a)],
    };
}
