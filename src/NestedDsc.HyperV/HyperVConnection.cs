using NestedDsc.Cim;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV;

/// <summary>A connection to a host's CIM server with the time that its operations are given.</summary>
/// <param name="session">The session; disposed of with the connection.</param>
/// <param name="servicing">Opens the servicing of the same computer, which is looked at only if Hyper-V is not there; <see langword="null"/> if there is none.</param>
public sealed class HyperVConnection(ICimSession session, Func<IServicingSession>? servicing = null) : IDisposable
{
    /// <summary>Time for one read. Healthy hosts answer within a second; a host with hundreds of machines can take many.</summary>
    public static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Time for a change of settings to complete.</summary>
    public static readonly TimeSpan ChangeTimeout = TimeSpan.FromSeconds(120);

    /// <summary>Time for a checkpoint to be taken, applied or removed; a saved machine's memory is copied.</summary>
    public static readonly TimeSpan CheckpointTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Time for a machine to start, stop, pause or be saved, beside what a guest is given to shut down.</summary>
    public static readonly TimeSpan PowerTimeout = TimeSpan.FromMinutes(5);

    /// <summary>The session.</summary>
    public ICimSession Session { get; } = session;

    /// <summary>Opens the servicing of the same computer.</summary>
    public Func<IServicingSession>? Servicing { get; } = servicing;

    /// <summary>A deadline from now on.</summary>
    /// <param name="budget">The time allowed.</param>
    /// <returns>The deadline.</returns>
    public CimDeadline Within(TimeSpan budget) => CimDeadline.After(Session.Clock, budget);

    /// <summary>Runs independent statements and associations as one round trip, with the time of one read.</summary>
    /// <param name="reads">The statements and associations.</param>
    /// <returns>The rows of each.</returns>
    public IReadOnlyList<IReadOnlyList<CimObject>> Read(params IReadOnlyList<CimRead> reads)
    {
        IReadOnlyList<IReadOnlyList<CimObject>> rows = Session.Query(reads, Within(ReadTimeout));
        return reads.Any(static r => r is CimAssociation) ? [.. rows.Select((r, i) => reads[i] is CimAssociation ? Distinct(r) : r)] : rows;
    }

    // Associations can show one instance several times (seen of checkpoints, not through MMI).
    private static IReadOnlyList<CimObject> Distinct(IReadOnlyList<CimObject> rows) => [.. rows.DistinctBy(static r => (r.ClassName, Key(r)))];

    private static object Key(CimObject row) => row.Text("InstanceID") ?? (object?)row.Text("Name") ?? row;

    /// <summary>
    /// Asks for instances by their keys or associations, for which the provider need not enumerate whole classes,
    /// as one round trip. Where they are refused, others are run that filter and have the same rows.
    /// </summary>
    /// <param name="reads">The statements and associations.</param>
    /// <param name="otherwise">Statements with <c>SELECT</c> and a condition.</param>
    /// <returns>The rows of all.</returns>
    /// <exception cref="CimException">A statement failed; <see cref="CimErrorCode.NotFound"/> if an instance to start from is gone.</exception>
    public IEnumerable<CimObject> ReadByKey(IReadOnlyList<CimRead> reads, params IReadOnlyList<CimQuery> otherwise)
    {
        IReadOnlyList<IReadOnlyList<CimObject>> rows;
        try
        {
            rows = Read(reads);
        }
        catch (CimException refused) when (RefusesAssociations(refused))
        {
            rows = Read(otherwise);
        }

        return rows.SelectMany(static r => r);
    }

    /// <summary>
    /// Whether an error may mean that an association can't be followed on this host. Clients are known to follow some of them over
    /// local sessions of MMI (hyperharbor: from settings to their parts, from a connection to its features); of the others only over
    /// the older interface of WMI.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <returns><see langword="true"/> if other statements are worth a try.</returns>
    public static bool RefusesAssociations(CimException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Code is CimErrorCode.InvalidQuery or CimErrorCode.NotSupported or CimErrorCode.InvalidClass or CimErrorCode.InvalidParameter
            || (error.Code is CimErrorCode.Failed or CimErrorCode.MethodNotFound && CimAssociation.IsOperation(error.Operation));
    }

    /// <summary>Runs one statement in Hyper-V's namespace.</summary>
    /// <param name="wql">The statement.</param>
    /// <returns>The first row, or <see langword="null"/> if there is none.</returns>
    public CimObject? ReadFirst(string wql)
    {
        IReadOnlyList<CimObject> rows = Read(new CimQuery(CimNamespaces.Virtualization, wql))[0];
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();
}
