using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Network;

namespace NestedDsc.VMNetworkNesting.Adapters.Steps;

/// <summary>Puts features of ports back as they were, and makes sure that they are.</summary>
/// <param name="connection">The connection.</param>
/// <param name="service">Path of the host's management service.</param>
/// <param name="ports">The features as they were.</param>
/// <param name="action">What is being done, as the beginning of a sentence.</param>
internal sealed class PortRestore(HyperVConnection connection, CimPath service, PortRows ports, string action)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Puts them back.</summary>
    /// <param name="now">The features as they are now.</param>
    /// <param name="sent">What was asked for; a feature that ports have and that was not is not taken away.</param>
    /// <exception cref="SettingNotKeptException">They are not as they were.</exception>
    public void Run(ILookup<string, CimObject> now, SentFeatures sent)
    {
        (string ConnectionId, CimObject Row)[] before = [.. ports.Before];
        CimObject[] changed = [.. before.Where(b => PortRows.Find(now[b.ConnectionId], b.Row) is { } found && Differ(b.Row, found)).Select(static b => b.Row)];
        (string, CimObject)[] gone = [.. before.Where(b => PortRows.Find(now[b.ConnectionId], b.Row) is null)];
        CimObject[] surplus =
        [
            .. sent.Added.SelectMany(a => PortRows.Of(a.Class, now[a.ConnectionId]).Where(r => PortRows.Find(before.Select(static b => b.Row), r) is null)),
        ];
        if (changed.Length + gone.Length + surplus.Length == 0)
        {
            return;
        }

        Attempt(
            () => PortFeatureService.Modify(connection, service, changed, action),
            () => PortFeatureService.Remove(connection, service, surplus, action),
            () => Add(gone));
        Confirm(before, surplus);
    }

    private static bool Differ(CimObject before, CimObject now) => CimComparison.Changes(before, now).Count > 0 || HasFilledArray(before, now);

    // Null says nothing, but an array that was null and has elements now is another one.
    private static bool HasFilledArray(CimObject before, CimObject now) =>
        now.Properties.Any(p => p.Value is Array { Length: > 0 } && before.Find(p.Name) is { Value: null });

    // One failure must not keep the rest from being put back.
    private static void Attempt(params ReadOnlySpan<Action> actions)
    {
        Exception? first = null;
        foreach (Action action in actions)
        {
            try
            {
                action();
            }
#pragma warning disable CA1031 // It is thrown on, after the rest.
            catch (Exception failed)
#pragma warning restore CA1031
            {
                first ??= failed;
            }
        }

        if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
    }

    private void Add(IEnumerable<(string ConnectionId, CimObject Row)> rows)
    {
        foreach (IGrouping<string, CimObject> port in rows.GroupBy(static r => r.ConnectionId, static r => r.Row))
        {
            PortFeatureService.Add(connection, service, port.Key, [.. port], action);
        }
    }

    private void Confirm((string ConnectionId, CimObject Row)[] before, CimObject[] surplus)
    {
        CimDeadline deadline = connection.Within(Settling);
        bool isReplaced = false;
        while (true)
        {
            ILookup<string, CimObject> now = ports.Read(connection);
            string[] others =
            [
                .. before.SelectMany(b => Deviations(b.Row, now[b.ConnectionId])),
                .. surplus.Where(s => PortRows.Find(now.SelectMany(static r => r), s) is not null).Select(static s => $"{s} is still there"),
            ];
            if (others.Length == 0)
            {
                return;
            }

            if (!isReplaced && Unemptied(before, now) is { Length: > 0 } rows)
            {
                // A Modify takes no notice of an array without elements, so an empty one comes back with a new feature only.
                isReplaced = true;
                PortFeatureService.Remove(connection, service, [.. rows.Select(static r => r.Row)], action);
                Add(rows);
            }
            else if (deadline.HasPassed)
            {
                throw new SettingNotKeptException($"{action} was accepted, but they are not as they were: {string.Join(", ", others)}.");
            }
            else
            {
                connection.Session.Clock.Wait(PollInterval);
            }
        }
    }

    private static (string ConnectionId, CimObject Row)[] Unemptied((string ConnectionId, CimObject Row)[] before, ILookup<string, CimObject> now) =>
    [
        .. before.Where(b => PortRows.Find(now[b.ConnectionId], b.Row) is { } found
            && found.Properties.Any(p => p.Value is Array { Length: > 0 } && b.Row.Find(p.Name) is { Value: null or Array { Length: 0 } })),
    ];

    // A feature that was added again has another id.
    private static IEnumerable<string> Deviations(CimObject before, IEnumerable<CimObject> now)
    {
        CimObject[] rows = [.. PortRows.Of(before.ClassName, now)];
        if (PortRows.Find(rows, before) is { } same)
        {
            return HasFilledArray(before, same) ? [$"{before} has lists that it had not"] : CimComparison.Changes(before, same);
        }

        return Array.Exists(rows, r => PortFeatureService.Deviations(before, r, isTemplate: true).Count == 0 && !HasFilledArray(before, r)) ? [] : [$"{before} is gone"];
    }
}
