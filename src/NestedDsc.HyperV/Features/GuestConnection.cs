using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>A connection to the Windows that the Hyper-V role is managed on: its CIM server and its servicing.</summary>
/// <param name="hyperV">The CIM server; disposed of with the connection.</param>
/// <param name="servicing">Servicing; disposed of with the connection.</param>
public sealed class GuestConnection(HyperVConnection hyperV, IServicingSession servicing) : IDisposable
{
    /// <summary>Time for features to be enabled or disabled; with payloads from Windows Update it can take many minutes.</summary>
    public static readonly TimeSpan ServicingTimeout = TimeSpan.FromMinutes(45);

    /// <summary>The CIM server.</summary>
    public HyperVConnection HyperV { get; } = hyperV;

    /// <summary>Servicing.</summary>
    public IServicingSession Servicing { get; } = servicing;

    /// <inheritdoc/>
    public void Dispose()
    {
        Servicing.Dispose();
        HyperV.Dispose();
    }
}
