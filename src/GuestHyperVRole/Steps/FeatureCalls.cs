using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Steps;

/// <summary>Enables and disables features by the way that this process has.</summary>
internal static class FeatureCalls
{
    /// <summary>Enables features in one call.</summary>
    public static void Enable(GuestConnection connection, IReadOnlyList<string> names, IReadOnlyList<string> sources, bool limitAccess)
    {
        var request = new EnableRequest(names, sources, limitAccess, GuestConnection.ServicingTimeout);
        Run(connection, connection.Features.ForEnabling(names), (servicing, progress) => servicing.Enable(request, progress), $"Enabling {Short(names)}");
    }

    /// <summary>Disables features in one call.</summary>
    public static void Disable(GuestConnection connection, IReadOnlyList<string> names)
    {
        var request = new DisableRequest(names, GuestConnection.ServicingTimeout);
        Run(connection, connection.Features.ForDisabling(names), (servicing, progress) => servicing.Disable(request, progress), $"Disabling {Short(names)}");
    }

    /// <summary>Features of which a condition holds now.</summary>
    public static string[] Where(GuestConnection connection, IReadOnlyList<string> names, Func<FeatureState, bool> condition)
    {
        FeatureReading reading = connection.Features.Read(names);
        return [.. names.Where(name => reading.StateOf(name) is { } state && condition(state))];
    }

    /// <summary>Features without those that were enabled in part before: to that nothing leads back.</summary>
    public static string[] WithoutPartial(Guest before, IReadOnlyList<string> names) =>
        [.. names.Where(name => before.StateOf(name) != FeatureState.PartiallyInstalled)];

    /// <summary>Reads the states back after a change.</summary>
    /// <remarks>Without DISM, states that wait for a restart do not show; the plan that is made after the steps concludes them.</remarks>
    /// <exception cref="SettingNotKeptException">Features are not as they should be.</exception>
    public static void Verify(GuestConnection connection, IReadOnlyList<string> names, bool enabled)
    {
        FeatureReading reading = connection.Features.Read(names);
        string[] others = [.. names.Where(name => reading.StateOf(name)?.IsEnabled() != enabled)];
        if (reading.Route == FeatureRoute.Dism && others.Length > 0)
        {
            throw new SettingNotKeptException(
                $"Windows accepted the change, but {string.Join(", ", others)} {(others.Length == 1 ? "is" : "are")} not {(enabled ? "enabled" : "disabled")}.");
        }
    }

    private static void Run(
        GuestConnection connection, FeatureChanges changes, Func<IFeatureServicing, IProgress<int>, ServicingResult> call, string action)
    {
        IFeatureServicing servicing = changes.Require();
        connection.Note(call(servicing, new ServicingProgress(connection.Progress, connection.HyperV.Session.Clock, action)));
        foreach (string warning in (servicing as ServerManagerServicing)?.Warnings ?? [])
        {
            connection.Progress?.Report($"{action}: {warning}");
        }
    }

    private static string Short(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{names[0]} and {names.Count - 1} more";
}
