using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>A connection to the Windows that the Hyper-V role is managed on: its CIM server and its servicing.</summary>
public sealed class GuestConnection : IDisposable
{
    /// <summary>Time for features to be enabled or disabled; with payloads from Windows Update it can take many minutes.</summary>
    public static readonly TimeSpan ServicingTimeout = TimeSpan.FromMinutes(45);

    /// <summary>Makes a connection.</summary>
    /// <param name="hyperV">The CIM server; disposed of with the connection.</param>
    /// <param name="servicing">Servicing; disposed of with the connection.</param>
    /// <param name="progress">Hears, in sentences, how far long changes are; <see langword="null"/> if nobody listens.</param>
    public GuestConnection(HyperVConnection hyperV, IServicingSession servicing, IProgress<string>? progress = null)
    {
        HyperV = hyperV;
        Servicing = servicing;
        Progress = progress;
        Features = new FeatureAccess(hyperV, servicing);
    }

    /// <summary>The CIM server.</summary>
    public HyperVConnection HyperV { get; }

    /// <summary>Servicing.</summary>
    public IServicingSession Servicing { get; }

    /// <summary>The way to features that this process has.</summary>
    public FeatureAccess Features { get; }

    /// <summary>Hears, in sentences, how far long changes are.</summary>
    public IProgress<string>? Progress { get; }

    /// <summary>Whether servicing has said over this connection that a change is complete only after a restart.</summary>
    public bool NeedsRestart { get; private set; }

    /// <summary>Remembers what servicing said of a change.</summary>
    /// <param name="result">How the change went.</param>
    public void Note(ServicingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        NeedsRestart |= result.RestartRequired;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Servicing.Dispose();
        HyperV.Dispose();
    }
}
