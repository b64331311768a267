using System.Globalization;
using NestedDsc.Servicing;

namespace NestedDsc.Windows.Tests.Running;

/// <summary>What the stand-in of dismapi.dll asks, see tests/Native/dism: a simulated host's features.</summary>
internal sealed class ServicingServer(IServicingSession session)
{
    private const uint UnknownFeature = 0x800F080C;
    private const uint RestartRequired = 3010;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    public (uint Code, string Text)? Answer(string word, string?[] fields)
    {
        try
        {
            return (word, fields) switch
            {
                ("dism-state", [{ } name]) => session.ReadStates([name])[0] is { } state
                    ? (0, ((int)state).ToString(CultureInfo.InvariantCulture))
                    : (UnknownFeature, "Unknown feature."),
                ("dism-enable", [{ } names, { } limitAccess, "1", { } sources]) => Done(session.Enable(
                    new EnableRequest(Split(names, ';'), Split(sources, '|'), limitAccess is not "0", Limit), new Progress<int>())),
                ("dism-disable", [{ } names]) => Done(session.Disable(new DisableRequest(Split(names, ';'), Limit), new Progress<int>())),
                _ => null,
            };
        }
        catch (ServicingException error)
        {
            return (error.Code, error.Message);
        }
    }

    private static (uint Code, string Text) Done(ServicingResult result) => (result.RestartRequired ? RestartRequired : 0, "");

    private static string[] Split(string text, char separator) => text.Split(separator, StringSplitOptions.RemoveEmptyEntries);
}
