using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Hosting.Checks;

/// <summary>The computer that this code runs on.</summary>
public sealed class ThisComputerToCheck : IHostToCheck
{
    private readonly Tracer _silent = new(Stream.Null, TraceLevel.Error);

    /// <inheritdoc/>
    public string Name => Environment.MachineName;

    /// <inheritdoc/>
    /// <exception cref="ResourceException">There is no Hyper-V on this operating system.</exception>
    public HyperVConnection Connect() => HostConnection.Open(static _ => null, _silent);

    /// <inheritdoc/>
    /// <exception cref="ResourceException">There is no Hyper-V on this operating system.</exception>
    public GuestConnection ConnectGuest() => HostConnection.OpenGuest(static _ => null, _silent);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Every connection is its caller's.
    }
}
