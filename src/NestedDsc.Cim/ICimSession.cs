namespace NestedDsc.Cim;

/// <summary>
/// A connection to the CIM server of one computer, and the seam below which there is either Windows (MMI) or a simulated
/// host. Close to the wire: everything with logic is above it.
/// </summary>
/// <remarks>
/// Every call is one round trip and throws <see cref="CimException"/> when the server refuses it or
/// <see cref="CimDeadlineException"/> when the deadline has passed before it starts.
/// </remarks>
public interface ICimSession : IDisposable
{
    /// <summary>The clock by which deadlines and pauses between polls run.</summary>
    ICimClock Clock { get; }

    /// <summary>
    /// Runs statements and follows associations that do not depend on each other; all are under way at once, which makes them one
    /// round trip.
    /// </summary>
    /// <param name="reads">The statements and associations; at least one.</param>
    /// <param name="deadline">The time by which all must have answered.</param>
    /// <returns>For each, in the same order, its rows.</returns>
    /// <exception cref="CimException">
    /// One failed: the first, in the order given. An association whose source does not exist fails with
    /// <see cref="CimErrorCode.NotFound"/>.
    /// </exception>
    IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline);

    /// <summary>Reads one instance by its keys.</summary>
    /// <param name="path">The path of the instance.</param>
    /// <param name="deadline">The time by which it must have answered.</param>
    /// <returns>The instance, or <see langword="null"/> if there is none with these keys.</returns>
    CimObject? Get(CimPath path, CimDeadline deadline);

    /// <summary>Calls a method.</summary>
    /// <param name="call">Target, method and input parameters.</param>
    /// <param name="deadline">The time by which it must have answered.</param>
    /// <returns>The return code and output parameters; an error code is a result here, not an exception.</returns>
    CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline);

    /// <summary>Creates an instance.</summary>
    /// <param name="ns">Namespace.</param>
    /// <param name="instance">The instance with its key properties.</param>
    /// <param name="deadline">The time by which it must have answered.</param>
    void Create(string ns, CimObject instance, CimDeadline deadline);

    /// <summary>Deletes an instance.</summary>
    /// <param name="path">The path of the instance.</param>
    /// <param name="deadline">The time by which it must have answered.</param>
    void Delete(CimPath path, CimDeadline deadline);
}
