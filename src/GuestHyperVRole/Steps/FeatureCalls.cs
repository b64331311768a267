using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Steps;

/// <summary>Enables and disables features by the way that this process has.</summary>
internal static class FeatureCalls
{
    private const int MostRounds = 3;

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

    /// <summary>
    /// Brings all features back to what they were before the first step, whoever changed them: with a feature, those under it are
    /// disabled, and those above it enabled. To a feature that was enabled in part nothing leads back.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="before">The Windows before the first step.</param>
    public static void Restore(GuestConnection connection, Guest before)
    {
        string[] names = [.. before.Features.Keys.Intersect(GuestFeatures.Reported(before.Installation.Kind))];
        IReadOnlyList<string> umbrellas = GuestFeatures.Umbrellas(before.Installation.Kind);
        for (int round = 0; round < MostRounds; round++)
        {
            FeatureReading now = connection.Features.Read(names);
            string[] missing = [.. names.Where(name => before.Features[name].IsEnabled() && now.StateOf(name)?.IsEnabled() == false)];
            string[] surplus = [.. names.Where(name => !before.Features[name].IsToDisable() && now.StateOf(name)?.IsToDisable() == true)];
            if (missing.Length + surplus.Length == 0)
            {
                return;
            }

            if (missing.Length > 0)
            {
                // No source is needed: what was enabled is on the disk. An umbrella comes by itself; named, it brings all that is under it.
                string[] named = [.. missing.Except(umbrellas)];
                Enable(connection, named.Length > 0 ? named : missing, sources: [], limitAccess: true);
            }

            if (surplus.Length > 0)
            {
                Disable(connection, surplus);
            }
        }
    }

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
