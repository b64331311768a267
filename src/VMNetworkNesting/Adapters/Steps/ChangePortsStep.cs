using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.VMNetworkNesting.Adapters.Steps;

/// <summary>
/// Changes settings of adapters, and reads them back: in one call for features that ports have, in one for each port that is given some,
/// and in one for those that go.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="changes">What changes.</param>
/// <param name="reading">What was read.</param>
internal sealed class ChangePortsStep(MachineAdapters machine, PortChange[] changes, AdapterReading reading) : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();
    private readonly PortRows _ports = new(machine, changes);
    private readonly SentFeatures _sent = new();

    /// <inheritdoc/>
    public override string Would => $"Would {Action}";

    // Settings that change on the same adapters are named together.

    /// <inheritdoc/>
    public override string Action => string.Join("; ", changes
        .SelectMany(static c => c.Settings.Select(s => (Change: s.Setting.ChangeTo(s.Value), c.Adapter)))
        .GroupBy(static c => c.Change, static c => c.Adapter)
        .GroupBy(static g => string.Join(", ", g.Select(static a => $"adapter '{a.Name}'")), static g => g.Key)
        .Select(static g => $"{Listed([.. g])} of {g.Key}")) + $" of {machine.Display}";

    private string Doing => $"Changing {Titles} of {machine.Display}";

    private string Titles => Listed([.. changes.SelectMany(static c => c.Settings).Select(static s => s.Setting.Title).Distinct()]);

    /// <inheritdoc/>
    public override void Do(HyperVConnection context) => _change.Make(() =>
    {
        _sent.IsModified = true;
        PortFeatureService.Modify(context, reading.ManagementService, [.. changes.SelectMany(static c => c.Modified)], Doing);
        foreach (PortChange change in changes)
        {
            Add(context, change.Adapter.ConnectionId!, [.. change.Added(reading.Templates)]);
        }

        _sent.IsRemoved = true;
        PortFeatureService.Remove(context, reading.ManagementService, [.. changes.SelectMany(static c => c.Removed)], Doing);
        _ports.Verify(context, reading.Templates);
    });

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        ILookup<string, CimObject>? now = null;
        _change.Await(context, () => _ports.Show(_sent, now = _ports.Read(context)), wasAccepted: _sent.Added.Count > 0);
        new PortRestore(context, reading.ManagementService, _ports, $"Putting back {Titles} of {machine.Display}").Run(now!, _sent);
    }

    private void Add(HyperVConnection context, string connectionId, CimObject[] rows)
    {
        try
        {
            PortFeatureService.Add(context, reading.ManagementService, connectionId, rows, Doing, accepted => _sent.Add(connectionId, accepted));
        }
        catch (Exception failed) when (failed is not CimMethodException || IndeterminateFailure.IsOutcomeUnknown(failed))
        {
            // What is refused, also by a job that has ended, is not this step's if it is there now: hosts refuse a second feature of a kind.
            _sent.Add(connectionId, rows);
            throw;
        }
    }

    private static string Listed(string[] items) =>
        items.Length == 1 ? items[0] : $"{string.Join(", ", items[..^1])} and {items[^1]}";
}
