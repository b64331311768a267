using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;
using NestedDsc.VMNetworkNesting.Adapters.Settings;

namespace NestedDsc.VMNetworkNesting.Adapters.Steps;

/// <summary>The features that a step changes: as they were, and as they are now.</summary>
/// <param name="machine">The machine.</param>
/// <param name="changes">What changes.</param>
internal sealed class PortRows(MachineAdapters machine, PortChange[] changes)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private readonly string[] _classes = [.. changes.SelectMany(static c => c.Classes).Distinct()];

    /// <summary>Features as they were, with the connection that each belongs to.</summary>
    public IEnumerable<(string ConnectionId, CimObject Row)> Before =>
        changes.SelectMany(static c => c.Classes.SelectMany(c.Adapter.FeaturesOf).Select(row => (c.Adapter.ConnectionId!, row)));

    /// <summary>Reads the features.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The features by InstanceID of the connection.</returns>
    public ILookup<string, CimObject> Read(HyperVConnection connection) =>
        PortFeatures.Read(connection, machine with { Adapters = [.. changes.Select(static c => c.Adapter)] }, _classes);

    /// <summary>Finds a feature again.</summary>
    /// <param name="rows">The features as they are now.</param>
    /// <param name="row">The feature as it was.</param>
    public static CimObject? Find(IEnumerable<CimObject> rows, CimObject row) =>
        rows.FirstOrDefault(r => string.Equals(r.Text("InstanceID"), row.Text("InstanceID"), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the host shows all that was asked for.</summary>
    /// <param name="sent">What was asked for.</param>
    /// <param name="now">The features as they are now.</param>
    public bool Show(SentFeatures sent, ILookup<string, CimObject> now) =>
        (!sent.IsModified || changes.All(c => c.Modified.All(row => IsWritten(c, Find(now[c.Adapter.ConnectionId!], row)))))
        && sent.Added.All(a => Of(a.Class, now[a.ConnectionId]).Any())
        && (!sent.IsRemoved || changes.All(c => c.Removed.All(row => Find(now[c.Adapter.ConnectionId!], row) is null)));

    /// <summary>Reads until the adapters have the values. A feature that was just added can be missing for a moment (os-win reads again, too).</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="templates">The templates that features were made of.</param>
    /// <exception cref="SettingNotKeptException">They do not get them, or another setting of their ports has changed with them.</exception>
    public void Verify(HyperVConnection connection, IReadOnlyDictionary<string, CimObject> templates)
    {
        CimDeadline deadline = connection.Within(Settling);
        while (true)
        {
            ILookup<string, CimObject> now = Read(connection);
            string[] missed = [.. Missed(now)];
            if (missed.Length == 0)
            {
                ThrowIfOthersChanged(templates, now);
                return;
            }

            if (deadline.HasPassed)
            {
                throw new SettingNotKeptException($"Hyper-V reported success, but {string.Join("; ", missed)}.");
            }

            connection.Session.Clock.Wait(PollInterval);
        }
    }

    /// <summary>The features of a class.</summary>
    /// <param name="featureClass">Name of the class.</param>
    /// <param name="rows">The features.</param>
    public static IEnumerable<CimObject> Of(string featureClass, IEnumerable<CimObject> rows) =>
        rows.Where(r => string.Equals(r.ClassName, featureClass, StringComparison.OrdinalIgnoreCase));

    private static bool IsWritten(PortChange change, CimObject? row) => row is not null
        && change.Settings.All(s => !s.Setting.IsOf(row.ClassName) || AdapterSetting.IsSame(s.Setting.Read(row), s.Value));

    private static IReadOnlyList<string> Others(PortChange change, CimObject sent, ILookup<string, CimObject> now, bool isTemplate)
    {
        IEnumerable<CimObject> rows = Of(sent.ClassName, now[change.Adapter.ConnectionId!]);
        string[] named = [.. change.Settings.SelectMany(static s => s.Setting.Columns)];
        return (isTemplate ? rows.FirstOrDefault() : Find(rows, sent)) is { } found ? PortFeatureService.Deviations(sent, found, isTemplate, named) : [];
    }

    private IEnumerable<string> Missed(ILookup<string, CimObject> now) => changes
        .SelectMany(c => c.Settings.Select(s => (c.Adapter, s.Setting, Wrong: Wrong(s.Setting, s.Value, now[c.Adapter.ConnectionId!]))))
        .Where(static m => m.Wrong is not null)
        .GroupBy(static m => (m.Setting, m.Wrong), static m => $"'{m.Adapter.Name}'")
        .Select(g => $"{g.Key.Setting.Title} of {string.Join(", ", g)} of {machine.Display} is unchanged: it is still {g.Key.Wrong}");

    private static string? Wrong(AdapterSetting setting, string value, IEnumerable<CimObject> rows)
    {
        foreach (CimObject? row in Of(setting.Feature, rows).DefaultIfEmpty(null!))
        {
            if (setting.Read(row) is var read && !AdapterSetting.IsSame(read, value))
            {
                return read ?? "not set";
            }
        }

        return null;
    }

    private void ThrowIfOthersChanged(IReadOnlyDictionary<string, CimObject> templates, ILookup<string, CimObject> now)
    {
        string[] others =
        [
            .. changes
                .Select(c => (c.Adapter, Others: (string[])
                [
                    .. c.Modified.SelectMany(row => Others(c, row, now, isTemplate: false)),
                    .. c.Added(templates).SelectMany(row => Others(c, row, now, isTemplate: true)),
                ]))
                .Where(static c => c.Others.Length > 0)
                .Select(static c => $"adapter '{c.Adapter.Name}': {string.Join(", ", c.Others)}"),
        ];
        if (others.Length > 0)
        {
            throw new SettingNotKeptException(
                $"With what was changed, other settings of the ports of {machine.Display} have changed, which must stay as they were ({string.Join("; ", others)}).");
        }
    }
}
