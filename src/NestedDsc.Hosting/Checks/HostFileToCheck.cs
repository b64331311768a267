using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Simulation;

namespace NestedDsc.Hosting.Checks;

/// <summary>A simulated or captured host. Its file is read once, however many instances are tested.</summary>
public sealed class HostFileToCheck : IHostToCheck
{
    private readonly SimulatedSession _session;

    private HostFileToCheck(SimulatedSession session) => _session = session;

    /// <inheritdoc/>
    public string Name => _session.ComputerName;

    /// <summary>Opens a host.</summary>
    /// <param name="path">The host's file.</param>
    /// <returns>The host.</returns>
    /// <exception cref="ResourceException">
    /// The file can't be read or is damaged (<see cref="ExitCode.Unavailable"/>), or may not be read (<see cref="ExitCode.AccessDenied"/>). What is wrong within an instance shows when its
    /// class is first asked for.
    /// </exception>
    public static HostFileToCheck Open(string path)
    {
        try
        {
            return new HostFileToCheck(SimulatedSession.Open(path));
        }
        catch (HostFileException error)
        {
            throw HostFailures.Explain(error);
        }
    }

    /// <inheritdoc/>
    public HyperVConnection Connect()
    {
        SimulatedSession session = _session.Again();
        return new HyperVConnection(session, () => session.Servicing);
    }

    /// <inheritdoc/>
    public GuestConnection ConnectGuest()
    {
        SimulatedSession session = _session.Again();
        return new GuestConnection(new HyperVConnection(session), session.Servicing);
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
