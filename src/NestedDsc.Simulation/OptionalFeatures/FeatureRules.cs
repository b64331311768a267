using NestedDsc.Servicing;

namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>
/// What servicing makes of a request: which features it takes along, in which states they end, and why it refuses. Hardware is not
/// looked at: DISM enables Hyper-V without virtualization too.
/// </summary>
internal static class FeatureRules
{
    /// <summary>Enables features, with those that they need or bring along.</summary>
    /// <param name="state">Servicing.</param>
    /// <param name="names">The features asked for.</param>
    /// <param name="sources">Where removed payloads are looked for first.</param>
    /// <param name="limitAccess">Whether Windows Update is not to be asked.</param>
    /// <returns>The new states of features that change, or the code of the refusal and what is refused.</returns>
    public static FeaturePlan Enable(ServicingState state, IReadOnlyList<string> names, IReadOnlyList<string> sources, bool limitAccess)
    {
        if (Refusal(state, names) is { } refusal)
        {
            return refusal;
        }

        var states = new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase);
        foreach (OptionalFeature feature in Along(state, names))
        {
            switch (feature.State)
            {
                case FeatureState.Superseded:
                    return FeaturePlan.Refused(FeatureCodes.NotApplicable, feature.Name);
                case FeatureState.Removed or FeatureState.NotPresent when PayloadProblem(state, feature.Name, sources, limitAccess) is { } code:
                    return FeaturePlan.Refused(code, feature.Name);
                case FeatureState.UninstallPending:
                    states.Add(feature.Name, FeatureState.Installed);
                    break;
                case FeatureState.Staged or FeatureState.Removed or FeatureState.NotPresent or FeatureState.PartiallyInstalled:
                    states.Add(feature.Name, feature.RestartToEnable ? FeatureState.InstallPending : FeatureState.Installed);
                    break;
                default:
                    states.Add(feature.Name, feature.State);
                    break;
            }
        }

        return new FeaturePlan(states);
    }

    /// <summary>Disables features, with those that need them. Payloads stay.</summary>
    /// <param name="state">Servicing.</param>
    /// <param name="names">The features asked for.</param>
    /// <returns>The new states of features that change, or the code of the refusal and what is refused.</returns>
    public static FeaturePlan Disable(ServicingState state, IReadOnlyList<string> names)
    {
        if (Refusal(state, names) is { } refusal)
        {
            return refusal;
        }

        var states = new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase);
        var left = new Queue<string>(names);
        while (left.TryDequeue(out string? name))
        {
            OptionalFeature feature = state.Find(name)!;
            FeatureState next = feature.State switch
            {
                FeatureState.InstallPending => FeatureState.Staged,
                FeatureState.Installed or FeatureState.PartiallyInstalled =>
                    feature.RestartToDisable ? FeatureState.UninstallPending : FeatureState.Staged,
                _ => feature.State,
            };
            if (!states.TryAdd(feature.Name, next))
            {
                continue;
            }

            foreach (OptionalFeature child in state.Features.Where(f => f.Requires.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                left.Enqueue(child.Name);
            }
        }

        return new FeaturePlan(states);
    }

    /// <summary>What a restart makes of the features.</summary>
    public static FeaturePlan Restart(ServicingState state) => new(state.Features.Where(static f => f.IsPending).ToDictionary(
        static f => f.Name, static f => f.State == FeatureState.InstallPending ? FeatureState.Installed : FeatureState.Staged,
        StringComparer.OrdinalIgnoreCase));

    private static FeaturePlan? Refusal(ServicingState state, IReadOnlyList<string> names) =>
        names.Count == 0 ? FeaturePlan.Refused(FeatureCodes.InvalidArgument, "")
        : names.FirstOrDefault(n => state.Find(n) is null) is { } unknown ? FeaturePlan.Refused(FeatureCodes.UnknownFeature, unknown)
        : state.Busy ? FeaturePlan.Refused(FeatureCodes.Busy, names[0])
        : null;

    /// <summary>The features asked for, what they bring along, and what all of those need, each once.</summary>
    private static Dictionary<string, OptionalFeature>.ValueCollection Along(ServicingState state, IReadOnlyList<string> names)
    {
        var found = new Dictionary<string, OptionalFeature>(StringComparer.OrdinalIgnoreCase);
        var brought = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var left = new Queue<(string Name, bool Brings)>(names.Select(static n => (n, true)));
        while (left.TryDequeue(out (string Name, bool Brings) next))
        {
            OptionalFeature feature = state.Find(next.Name)!;
            bool isNew = found.TryAdd(feature.Name, feature);
            foreach (string parent in isNew ? feature.Requires : [])
            {
                left.Enqueue((parent, false));
            }

            foreach (string child in next.Brings && brought.Add(feature.Name) ? feature.Brings : [])
            {
                left.Enqueue((child, true));
            }
        }

        return found.Values;
    }

    /// <summary>Why a payload can't be had, or <see langword="null"/> if it can.</summary>
    private static uint? PayloadProblem(ServicingState state, string feature, IReadOnlyList<string> sources, bool limitAccess) =>
        sources.Any(p => state.Sources.Any(s => s.IsAt(p) && s.Has(feature))) ? null
        : limitAccess ? FeatureCodes.SourceMissing
        : state.UsesUpdateServer ? FeatureCodes.UpdateServer
        : state.WindowsUpdate.Contains(feature, StringComparer.OrdinalIgnoreCase) ? null
        : FeatureCodes.SourceMissing;
}
