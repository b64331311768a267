using System.Globalization;
using NestedDsc.Cim;

namespace NestedDsc.GuestHyperVRole.Steps;

/// <summary>Passes on how far servicing is: every ten percent, and every ten seconds if less happens.</summary>
/// <param name="listener">Hears of it in sentences.</param>
/// <param name="clock">The clock.</param>
/// <param name="action">What is being done, such as <c>Enabling Microsoft-Hyper-V</c>.</param>
internal sealed class ServicingProgress(IProgress<string>? listener, ICimClock clock, string action) : IProgress<int>
{
    private const int Percent = 10;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private int _told = -Percent;
    private DateTimeOffset _when = clock.UtcNow;

    /// <inheritdoc/>
    public void Report(int value)
    {
        DateTimeOffset now = clock.UtcNow;
        if (value >= _told + Percent || (value == 100 && _told < 100) || now - _when >= Silence)
        {
            (_told, _when) = (value, now);
            listener?.Report(string.Create(CultureInfo.InvariantCulture, $"{action}: {value} %"));
        }
    }
}
