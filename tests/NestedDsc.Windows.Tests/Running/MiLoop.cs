using System.Diagnostics;
using NestedDsc.Cim;
using NestedDsc.Cim.Mi;
using NestedDsc.Windows.Wire;

namespace NestedDsc.Windows.Tests.Running;

/// <summary>
/// A session that goes the whole way: to the MMI adapter in a program for Windows, through MMI to the stand-in of mi.dll, and from
/// there back to a session of the test.
/// </summary>
internal sealed class MiLoop : IDisposable
{
    private readonly CimServer _server;
    private readonly Process _probe;

    public MiLoop(ICimSession far, params IReadOnlyList<(string Name, string Value)> environment)
    {
        Wine.Require();
        _server = new CimServer(far);
        _probe = Process.Start(Wine.Start(Wine.Built("probe", "probe.exe"), [], [_server.Variable, .. environment]))!;
        _probe.StandardError.Close();
        Near = new WireSession(new WireChannel(_probe.StandardOutput.BaseStream, _probe.StandardInput.BaseStream), new SystemCimClock());
    }

    /// <summary>The session's near end.</summary>
    public ICimSession Near { get; }

    public void Dispose()
    {
        _probe.StandardInput.Close();
        if (!_probe.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _probe.Kill(entireProcessTree: true);
        }

        _probe.Dispose();
        Near.Dispose();
        _server.Dispose();
    }
}
