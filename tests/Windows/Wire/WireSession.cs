using System.Globalization;
using NestedDsc.Cim;

namespace NestedDsc.Windows.Wire;

/// <summary>A session at the other end of a wire.</summary>
public sealed class WireSession(WireChannel wire, ICimClock clock) : ICimSession
{
    /// <inheritdoc/>
    public ICimClock Clock { get; } = clock;

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline) =>
        [.. reads.Select(read => Rows(read, deadline))];

    /// <inheritdoc/>
    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        try
        {
            wire.WriteLine("get", Limit(deadline), path.Namespace);
            wire.WriteInstance(WireValues.ToWire(path));
            return WireValues.ToObject(Ask().Single());
        }
        catch (CimException error) when (error.Code == CimErrorCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        bool hasTarget = call.Target.Keys.Count > 0;
        wire.WriteLine("invoke", Limit(deadline), call.Target.Namespace, call.Target.ClassName, call.Method, hasTarget ? "1" : "0", "1");
        if (hasTarget)
        {
            wire.WriteInstance(WireValues.ToWire(call.Target));
        }

        wire.WriteInstance(new WireInstance("__PARAMETERS", null, null, [.. call.Parameters.Select(static p => WireValues.ToWire(p))]));
        CimObject result = WireValues.ToObject(Ask().Single());
        return new CimMethodResult((uint)result.Number("ReturnValue")!.Value, result with
        {
            Properties = [.. result.Properties.Where(static p => p.Name is not "ReturnValue")],
        });
    }

    /// <inheritdoc/>
    public void Create(string ns, CimObject instance, CimDeadline deadline)
    {
        wire.WriteLine("create", Limit(deadline), ns);
        wire.WriteInstance(WireValues.ToWire(instance, ns));
        Ask();
    }

    /// <inheritdoc/>
    public void Delete(CimPath path, CimDeadline deadline)
    {
        wire.WriteLine("delete", Limit(deadline), path.Namespace);
        wire.WriteInstance(WireValues.ToWire(path));
        Ask();
    }

    /// <inheritdoc/>
    public void Dispose() => wire.Dispose();

    private static string Limit(CimDeadline deadline) =>
        ((long)deadline.Remaining.TotalMicroseconds).ToString(CultureInfo.InvariantCulture);

    private IReadOnlyList<CimObject> Rows(CimRead read, CimDeadline deadline)
    {
        try
        {
            if (read is CimAssociation association)
            {
                wire.WriteLine("associators", Limit(deadline), read.Namespace, association.AssociationClass, association.ResultClass, null, null);
                wire.WriteInstance(WireValues.ToWire(association.Source));
            }
            else
            {
                wire.WriteLine("query", Limit(deadline), read.Namespace, "WQL", read.Text);
            }

            return [.. Ask().Select(WireValues.ToObject)];
        }
        catch (CimException error) when (error.Code == CimErrorCode.InvalidClass && read.ClassMayBeMissing)
        {
            return [];
        }
    }

    private List<WireInstance> Ask()
    {
        wire.Flush();
        List<WireInstance> instances = [];
        while (true)
        {
            switch (wire.ReadLine())
            {
                case ["result", "0", _, _]:
                    return instances;
                case ["result", { } code, var message, var hasDetails]:
                    WireInstance? details = hasDetails is "1" ? wire.ReadInstance() : null;
                    string messageId = details?.Find("MessageID")?.Values?[0] as string ?? "";
                    throw new CimException((CimErrorCode)int.Parse(code, CultureInfo.InvariantCulture), "", message ?? "", messageId);
                case { } fields:
                    instances.Add(wire.ReadInstance(fields));
                    break;
                default:
                    throw new EndOfStreamException("The other end is gone.");
            }
        }
    }
}
