using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NestedDsc.Cim;
using NestedDsc.Simulation;
using NestedDsc.Windows.Wire;

namespace NestedDsc.Windows.Tests.Running;

/// <summary>What the stand-ins of mi.dll and dismapi.dll ask: a session behind a loopback socket, one connection a request.</summary>
internal sealed class CimServer : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _turn = new();
    private readonly WireServer _server;
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly ICimSession _session;
    private long _lastEnd;

    public CimServer(ICimSession session)
    {
        _session = session;
        _server = new WireServer(session, session is SimulatedSession simulated ? new ServicingServer(simulated.Servicing).Answer : null);
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>The variable that tells the stand-in of it.</summary>
    public (string Name, string Value) Variable => ("NESTEDDSC_TEST_MI", _listener.LocalEndpoint.ToString()!);

    /// <summary>Number of requests so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Fails if a request could not be answered at all.</summary>
    public void Verify() => Assert.Empty(_failures);

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = _listener.AcceptTcpClient();
                new Thread(() => Answer(client)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // Disposed of.
        }
    }

    private void Answer(TcpClient client)
    {
        try
        {
            using (client)
            using (var wire = new WireChannel(client.GetStream(), client.GetStream()))
            {
                lock (_turn)
                {
                    Requests++;
                    PassTime();
                    _server.Answer(wire);
                    _lastEnd = Stopwatch.GetTimestamp();
                }
            }
        }
        catch (Exception error)
        {
            _failures.Enqueue(error);
        }
    }

    /// <summary>
    /// A simulated host's clock goes on only when somebody waits by it. What waits here is in another process: its pauses, which
    /// are multiples of this step, are seen as gaps between its requests.
    /// </summary>
    private void PassTime()
    {
        if (_session.Clock is VirtualClock clock && _lastEnd != 0)
        {
            clock.Wait(Step * Math.Floor(Stopwatch.GetElapsedTime(_lastEnd) / Step));
        }
    }
}
