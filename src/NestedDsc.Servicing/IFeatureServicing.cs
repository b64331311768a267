namespace NestedDsc.Servicing;

/// <summary>Reads and changes optional features of the running Windows, by their DISM names.</summary>
/// <remarks>Every member throws <see cref="ServicingException"/> when servicing refuses, can't be used here or takes too long.</remarks>
public interface IFeatureServicing : IDisposable
{
    /// <summary>Reads the state of features.</summary>
    /// <param name="names">Names, such as <c>Microsoft-Hyper-V</c>.</param>
    /// <returns>For each name, in the same order, its state; <see langword="null"/> if this edition does not know the feature.</returns>
    IReadOnlyList<FeatureState?> ReadStates(IReadOnlyList<string> names);

    /// <summary>Enables features in one call, with the features that they need.</summary>
    /// <param name="request">What to enable and where payloads come from.</param>
    /// <param name="progress">Hears of the progress in percent, 0 to 100; never after the call has returned.</param>
    /// <returns>How it went.</returns>
    ServicingResult Enable(EnableRequest request, IProgress<int> progress);

    /// <summary>Disables features in one call. Their payload stays on the disk.</summary>
    /// <param name="request">What to disable.</param>
    /// <param name="progress">Hears of the progress in percent, 0 to 100; never after the call has returned.</param>
    /// <returns>How it went.</returns>
    ServicingResult Disable(DisableRequest request, IProgress<int> progress);
}
