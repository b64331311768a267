using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers;

/// <summary>What happens some time after a method has ended, without a job that shows it.</summary>
/// <param name="About">What it is about; never a VM's GUID.</param>
/// <param name="Polls">Calls that do not see it yet.</param>
/// <param name="Seconds">Virtual seconds that it takes at least.</param>
/// <param name="Requires">An instance that must still be there then.</param>
/// <param name="Edits">The changes.</param>
internal sealed record FollowUp(string About, int Polls, int Seconds, CimPath Requires, IReadOnlyList<Edit> Edits);
