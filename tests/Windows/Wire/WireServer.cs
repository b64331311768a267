using System.Globalization;
using NestedDsc.Cim;

namespace NestedDsc.Windows.Wire;

/// <summary>Answers requests of the wire out of a session.</summary>
/// <param name="session">The session.</param>
/// <param name="other">Answers requests that are not CIM's, by a code and a text; <see langword="null"/> for those it does not know.</param>
public sealed class WireServer(ICimSession session, Func<string, string?[], (uint Code, string Text)?>? other = null)
{
    private const string InvalidPath = "HRESULT 0x8004103a";
    private const string NotFound = "HRESULT 0x80041002";

    /// <summary>Answers one request.</summary>
    /// <returns><see langword="false"/> if there is none.</returns>
    public bool Answer(WireChannel wire)
    {
        if (wire.ReadLine() is not [{ } word, { } limit, { } ns, .. var rest])
        {
            return false;
        }

        if (other?.Invoke(word, [ns, .. rest]) is { } answer)
        {
            wire.WriteLine("result", answer.Code.ToString(CultureInfo.InvariantCulture), answer.Text, "0");
            wire.Flush();
            return true;
        }

        try
        {
            long microseconds = long.Parse(limit, CultureInfo.InvariantCulture);
            TimeSpan budget = microseconds == 0 ? TimeSpan.FromDays(1) : TimeSpan.FromMicroseconds(microseconds);
            Respond(wire, word, ns, rest, CimDeadline.After(session.Clock, budget));
            wire.WriteLine("result", "0", null, "0");
        }
        catch (CimException error)
        {
            Fail(wire, error.Code, error.Message, error.MessageId);
        }
        catch (CimDeadlineException error)
        {
            Fail(wire, CimErrorCode.TimedOut, error.Message, "HRESULT 0x80043001");
        }

        wire.Flush();
        return true;
    }

    private static void Fail(WireChannel wire, CimErrorCode code, string message, string messageId)
    {
        string number = ((int)code).ToString(CultureInfo.InvariantCulture);
        if (messageId.Length == 0)
        {
            // Errors of the client itself, such as of the transport, come without an object.
            wire.WriteLine("result", number, message, "0");
            return;
        }

        wire.WriteLine("result", number, message, "1");
        wire.WriteInstance(new WireInstance("MSFT_WmiError", "root/cimv2", null,
        [
            WireValues.ToWire(new CimProperty("CIMStatusCode", CimType.UInt32, (uint)code)),
            WireValues.ToWire(CimProperty.OfString("Message", message)),
            WireValues.ToWire(CimProperty.OfString("MessageID", messageId)),
        ]));
    }

    private static CimPath Named(WireInstance instance, string ns, string operation)
    {
        CimPath path = WireValues.ToPath(instance, ns);
        return path.Keys.Count > 0
            ? path with { Namespace = ns }
            : throw new CimException(CimErrorCode.InvalidParameter, operation, $"The instance of {instance.ClassName} has no keys.", InvalidPath);
    }

    private static void Write(WireChannel wire, string ns, IReadOnlyList<CimObject> rows)
    {
        foreach (CimObject row in rows)
        {
            wire.WriteInstance(WireValues.ToWire(row, ns));
        }
    }

    private void Respond(WireChannel wire, string word, string ns, string?[] rest, CimDeadline deadline)
    {
        switch (word)
        {
            case "query" when rest is ["WQL", { } text]:
                Write(wire, ns, session.Query([new CimQuery(ns, text)], deadline)[0]);
                break;
            case "associators" when rest is [var association, var resultClass, null, null]:
                CimPath source = Named(wire.ReadInstance(), ns, word);
                Write(wire, ns, session.Query([new CimAssociation(source, association, resultClass)], deadline)[0]);
                break;
            case "get":
                CimPath path = Named(wire.ReadInstance(), ns, word);
                CimObject found = session.Get(path, deadline) ?? throw new CimException(CimErrorCode.NotFound, word, $"Not found: {path}", NotFound);
                wire.WriteInstance(WireValues.ToWire(found, ns));
                break;
            case "create":
                WireInstance created = wire.ReadInstance();
                session.Create(ns, WireValues.ToObject(created), deadline);
                wire.WriteInstance(created);
                break;
            case "delete":
                session.Delete(Named(wire.ReadInstance(), ns, word), deadline);
                break;
            case "invoke" when rest is [{ } className, { } method, { } hasTarget, { } hasParameters]:
                CimPath target = hasTarget is "1" ? Named(wire.ReadInstance(), ns, word) : CimPath.OfClass(ns, className);
                IReadOnlyList<WireProperty> parameters = hasParameters is "1" ? wire.ReadInstance().Properties : [];
                CimMethodResult result = session.Invoke(
                    new CimMethodCall(target, method, [.. parameters.Select(p => WireValues.ToProperty(p, ns))]), deadline);
                wire.WriteInstance(new WireInstance("__PARAMETERS", ns, null,
                [
                    WireValues.ToWire(new CimProperty("ReturnValue", CimType.UInt32, result.ReturnValue), WireProperty.Out),
                    .. result.OutParameters.Properties.Where(static p => p.Name is not "ReturnValue").Select(static p => WireValues.ToWire(p, WireProperty.Out)),
                ]));
                break;
            default:
                throw new CimException(CimErrorCode.NotSupported, word, $"The stand-in's server has no {word} {string.Join(' ', rest)}.");
        }
    }
}
