using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Hosting.Machines;

/// <summary>What resources answer where there is no Hyper-V.</summary>
public static class AbsentHyperV
{
    /// <summary>
    /// The plan for an instance of what only Hyper-V has. A set waits for a restart that is due, so that the role and what needs it
    /// fit into one document; without the role it is refused.
    /// </summary>
    /// <param name="absence">Why there is no Hyper-V.</param>
    /// <param name="state">The state of the instance: not there.</param>
    /// <returns>The plan, without steps.</returns>
    public static Plan<HyperVConnection> Plan(HyperVAbsence absence, IResourceState state)
    {
        ArgumentNullException.ThrowIfNull(absence);
        return absence.AwaitsRestart
            ? new Plan<HyperVConnection>
            {
                Actual = state,
                Differences = [Findings.Difference("_exist", FindingCodes.RestartPending, $"{absence.Phrase} {absence.Advice}")],
                RestartRequired = [absence.Computer],
                CompliantPhrase = "",
            }
            : new Plan<HyperVConnection>
            {
                Actual = state,
                Differences = [Findings.Difference("_exist", FindingCodes.HyperVNotInstalled, absence.Phrase)],
                Blockers = [Findings.Blocker(FindingCodes.HyperVNotInstalled, $"{absence.Phrase} {absence.Advice}", ExitCode.Unavailable)],
                CompliantPhrase = "",
            };
    }

    /// <summary>The plan for an instance that must not be there: it isn't, as long as there is no Hyper-V.</summary>
    /// <param name="absence">Why there is no Hyper-V.</param>
    /// <param name="state">The state of the instance: not there.</param>
    /// <param name="phrase">That it does not exist, without a full stop.</param>
    /// <returns>The plan, with nothing to do.</returns>
    public static Plan<HyperVConnection> PlanForAbsence(HyperVAbsence absence, IResourceState state, string phrase)
    {
        ArgumentNullException.ThrowIfNull(absence);
        return new Plan<HyperVConnection>
        {
            Actual = state,
            Notices = [new Finding(absence.AwaitsRestart ? FindingCodes.RestartPending : FindingCodes.HyperVNotInstalled, absence.Phrase)],
            CompliantPhrase = $"{phrase}.",
        };
    }

    /// <summary>Lists what only Hyper-V has.</summary>
    /// <typeparam name="T">Type of the list.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="read">Lists it.</param>
    /// <returns>The list.</returns>
    /// <exception cref="NothingThereException">There is no Hyper-V.</exception>
    public static T List<T>(HyperVConnection connection, Func<T> read) => HyperVPresence.Read(
        connection, read, static absence => throw new NothingThereException($"There is nothing to export: {absence.Phrase} {absence.Advice}"));
}
