using NestedDsc.FaultMatrix.Data;
using NestedDsc.FaultMatrix.Running;

namespace NestedDsc.FaultMatrix.Scenarios;

/// <summary>Makes hosts by a set that goes well.</summary>
internal static class Preparation
{
    public static byte[] Run(byte[] host, Subject subject, string instance)
    {
        using var folder = new HostFolder();
        folder.Reset(host);
        subject.Run(folder, SessionHook.None, instance, "set").Result.Succeeds();
        Settled.Of(folder);
        return folder.Read();
    }
}
