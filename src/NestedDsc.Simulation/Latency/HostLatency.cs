using System.Globalization;

namespace NestedDsc.Simulation.Latency;

/// <summary>How long a host's calls take: so much each, and so much for each instance that the provider has to enumerate.</summary>
/// <param name="PerCall">Time for a call; statements of one batch are under way at once.</param>
/// <param name="PerInstance">Time for an instance that the provider enumerates; see <see cref="QueryCost"/>.</param>
public sealed record HostLatency(TimeSpan PerCall, TimeSpan PerInstance)
{
    private const double MostMilliseconds = 60_000;

    /// <summary>No latency.</summary>
    public static HostLatency None { get; } = new(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Reads a text such as <c>call=20,instance=0.1</c>: milliseconds, each 0 to 60,000; what is left out is 0.</summary>
    /// <param name="text">The text; empty for no latency.</param>
    /// <returns>The latency.</returns>
    /// <exception cref="LatencyFormatException">The text is not understood.</exception>
    public static HostLatency Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        TimeSpan? call = null;
        TimeSpan? instance = null;
        foreach (string term in text.Length == 0 ? [] : text.Split(',', StringSplitOptions.TrimEntries))
        {
            int equals = term.IndexOf('=', StringComparison.Ordinal);
            switch (equals < 0 ? term : term[..equals])
            {
                case "call" when call is null:
                    call = Milliseconds(text, term, term.AsSpan(equals + 1));
                    break;
                case "instance" when instance is null:
                    instance = Milliseconds(text, term, term.AsSpan(equals + 1));
                    break;
                case "call" or "instance":
                    throw new LatencyFormatException(text, $"'{term}' is there twice");
                default:
                    throw new LatencyFormatException(text, $"'{term}' is unknown; there are call= and instance=");
            }
        }

        return new HostLatency(call ?? TimeSpan.Zero, instance ?? TimeSpan.Zero);
    }

    /// <summary>Says it in words.</summary>
    /// <returns>A text such as <c>20 ms per call and 0.1 ms per instance enumerated</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{PerCall.TotalMilliseconds} ms per call and {PerInstance.TotalMilliseconds} ms per instance enumerated");

    private static TimeSpan Milliseconds(string text, string term, ReadOnlySpan<char> value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= MostMilliseconds
            ? TimeSpan.FromMilliseconds(number)
            : throw new LatencyFormatException(text, $"'{term}' needs a number of milliseconds from 0 to 60000");
}
