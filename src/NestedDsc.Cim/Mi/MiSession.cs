using System.Globalization;
using System.Runtime.Versioning;
using Mmi = Microsoft.Management.Infrastructure;

namespace NestedDsc.Cim.Mi;

/// <summary>
/// A session with the CIM server of this computer. It translates and decides nothing. Only synchronous calls without
/// callbacks: an exception out of a callback ends a program compiled to native code.
/// </summary>
/// <remarks>
/// Unverified on Windows: that one local session serves several threads at once, and that a local call keeps to its time limit.
/// </remarks>
[SupportedOSPlatform("windows")]
public sealed class MiSession : ICimSession
{
    private readonly Mmi.CimSession _session;

    private MiSession(Mmi.CimSession session) => _session = session;

    /// <inheritdoc/>
    public ICimClock Clock { get; } = new SystemCimClock();

    /// <summary>Opens a session. No name of a computer means local COM; any name, even of this computer, would mean WS-Management.</summary>
    /// <returns>The session.</returns>
    /// <exception cref="CimException">Windows refused it.</exception>
    public static MiSession Open() => new(MiErrors.Translate("Opening a CIM session", static () => Mmi.CimSession.Create(null)));

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline) =>
        Concurrent.Select(reads, read => Rows(read, deadline));

    /// <inheritdoc/>
    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        try
        {
            return Run($"Reading {path}", path.Namespace, deadline, (writer, options) =>
                MiReader.ToRow(_session.GetInstance(path.Namespace, writer.ToReference(path), options)));
        }
        catch (CimException error) when (error.Code == CimErrorCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline) =>
        Run($"Calling {call.Method} of {call.Target}", call.Target.Namespace, deadline, (writer, options) =>
        {
            Mmi.CimMethodParametersCollection parameters = writer.ToParameters(call.Parameters);
            string ns = call.Target.Namespace;
            using Mmi.CimMethodResult result = call.Target.Keys.Count == 0
                ? _session.InvokeMethod(ns, call.Target.ClassName, call.Method, parameters, options)
                : _session.InvokeMethod(ns, writer.ToReference(call.Target), call.Method, parameters, options);
            CimProperty[] values = [.. result.OutParameters.Select(static p => MiReader.ToProperty(p.Name, p.Value, p.CimType))];
            uint returnValue = Convert.ToUInt32(result.ReturnValue?.Value ?? 0u, CultureInfo.InvariantCulture);
            return new CimMethodResult(returnValue, new CimObject("__PARAMETERS", values));
        });

    /// <inheritdoc/>
    public void Create(string ns, CimObject instance, CimDeadline deadline) =>
        Run($"Creating {instance}", ns, deadline, (writer, options) =>
        {
            using Mmi.CimInstance? created = _session.CreateInstance(ns, writer.ToInstance(ns, instance), options);
            return 0;
        });

    /// <inheritdoc/>
    public void Delete(CimPath path, CimDeadline deadline) =>
        Run($"Deleting {path}", path.Namespace, deadline, (writer, options) =>
        {
            _session.DeleteInstance(path.Namespace, writer.ToReference(path), options);
            return 0;
        });

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static T Run<T>(string operation, string ns, CimDeadline deadline, Func<MiWriter, Mmi.Options.CimOperationOptions, T> call)
    {
        // To MMI a time limit of zero means none.
        TimeSpan left = deadline.Remaining;
        if (left == TimeSpan.Zero)
        {
            throw new CimDeadlineException(operation);
        }

        using var writer = new MiWriter();
        using var options = new Mmi.Options.CimOperationOptions { Timeout = left };
        return MiErrors.Translate($"{operation} in {ns}", () => call(writer, options));
    }

    private CimObject[] Rows(CimRead read, CimDeadline deadline)
    {
        try
        {
            // The enumerator of MMI gives null where the last result comes later than the last row.
            return Run($"The query {read.Text}", read.Namespace, deadline, (writer, options) => Enumerate(read, writer, options)
                .Where(static row => row is not null)
                .Select(MiReader.ToRow)
                .ToArray());
        }
        catch (CimException error) when (
            (error.Code == CimErrorCode.InvalidClass && read.ClassMayBeMissing)
            || (error.Code == CimErrorCode.InvalidNamespace && read.NamespaceMayBeMissing))
        {
            return [];
        }
    }

    private IEnumerable<Mmi.CimInstance> Enumerate(CimRead read, MiWriter writer, Mmi.Options.CimOperationOptions options) => read switch
    {
        CimAssociation association => _session.EnumerateAssociatedInstances(
            association.Namespace, writer.ToReference(association.Source), association.AssociationClass, association.ResultClass,
            sourceRole: null, resultRole: null, options),
        _ => _session.QueryInstances(read.Namespace, "WQL", read.Text, options),
    };
}
