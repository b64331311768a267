using NestedDsc.Protocol;
using NestedDsc.Protocol.Intents;

namespace NestedDsc.Hosting.Intents;

/// <summary>
/// Lets sets of what belongs to a host as a whole take turns, from their first look to their end: two that overlap would each take
/// back, or take for its own, what the other one has made.
/// </summary>
/// <param name="store">Where a turn is held.</param>
/// <param name="of">What it is about.</param>
/// <param name="what">The same for messages, such as <c>the network of this host</c>.</param>
public sealed class Turn(IIntentStore store, Guid of, string what) : IDisposable
{
    private const int MostAttempts = 1200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private bool _isTaken;

    /// <summary>The turn of whoever changes adapters, switches, addresses and NAT of a host.</summary>
    public static Guid OfNetwork { get; } = Guid.Parse("9d4f7a0e-6d5c-4a55-9a0f-3c8b1f2f7e01");

    /// <summary>The turn of whoever changes the features of a Windows.</summary>
    public static Guid OfFeatures { get; } = Guid.Parse("9d4f7a0e-6d5c-4a55-9a0f-3c8b1f2f7e02");

    /// <summary>How often to ask, every 100 ms; for two minutes by default.</summary>
    public int Attempts { get; init; } = MostAttempts;

    /// <summary>Waits for the turn. An account that may not write where turns are held goes on without.</summary>
    /// <returns>Whether it was taken now, and not before.</returns>
    /// <exception cref="ResourceException">Another process has had it all the time.</exception>
    public bool Take()
    {
        if (_isTaken)
        {
            return false;
        }

        try
        {
            for (int attempt = 1; !store.TryHold(of); attempt++)
            {
                if (attempt >= Attempts)
                {
                    throw new ResourceException(
                        ExitCode.Blocked, $"Another set of {what} has been under way for two minutes, in another process. Try again when it has ended.");
                }

                Thread.Sleep(Pause);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // As it was before there were turns.
        }

        return _isTaken = true;
    }

    /// <summary>Lets the next one have it.</summary>
    public void Dispose() => store.Release(of);
}
