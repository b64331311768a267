using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using NestedDsc.Cim;
using NestedDsc.Windows.Wire;

namespace NestedDsc.Windows.Tests.Running;

/// <summary>What the stand-in of mi.dll asks: a session behind a loopback socket, one connection a request.</summary>
internal sealed class CimServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _turn = new();
    private readonly WireServer _server;
    private readonly ConcurrentQueue<Exception> _failures = new();

    public CimServer(ICimSession session)
    {
        _server = new WireServer(session);
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
                    _server.Answer(wire);
                }
            }
        }
        catch (Exception error)
        {
            _failures.Enqueue(error);
        }
    }
}
