using System.Runtime.InteropServices;

namespace NestedDsc.Protocol;

/// <summary>
/// Notices that the process is asked to end (Ctrl+C, SIGTERM, a console that is closed) while a set is between its steps: the
/// first request is put off until the set has taken back what it did, the second one ends the process at once.
/// </summary>
public sealed class StopRequest : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private string? _by;

    /// <summary>What asked for the end; <see langword="null"/> as long as nothing has.</summary>
    public string? By => Volatile.Read(ref _by);

    /// <summary>Hears of the first request, on a thread of its own.</summary>
    public Action<string>? Asked { get; init; }

    /// <summary>Begins to listen for the signals of this process.</summary>
    /// <param name="asked">Hears of the first request.</param>
    /// <returns>What was asked for.</returns>
    public static StopRequest OfSignals(Action<string> asked)
    {
        var request = new StopRequest { Asked = asked };
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            request._registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = request.Ask(context.Signal.ToString())));
        }

        return request;
    }

    /// <summary>Asks for the end.</summary>
    /// <param name="by">What asks for it.</param>
    /// <returns>Whether it is the first request.</returns>
    public bool Ask(string by)
    {
        if (Interlocked.CompareExchange(ref _by, by, comparand: null) is not null)
        {
            return false;
        }

        Asked?.Invoke(by);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(static r => r.Dispose());
}
