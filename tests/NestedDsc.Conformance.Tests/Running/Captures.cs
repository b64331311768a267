using NestedDsc.HyperV;
using NestedDsc.HyperV.Capture;
using NestedDsc.HyperV.Features;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;

namespace NestedDsc.Conformance.Tests.Running;

/// <summary>Captures hosts as <c>nesteddsc capture</c> does.</summary>
internal static class Captures
{
    public static byte[] Write(TemporaryHost host, Recording recording)
    {
        SimulatedSession session = host.Open();
        using var connection = new GuestConnection(new HyperVConnection(new RecordingSession(session, recording)), session.Servicing);
        byte[] file = CaptureWriter.Write(HostCapture.Read(connection), "tests");
        recording.HasSucceeded = true;
        return file;
    }
}
