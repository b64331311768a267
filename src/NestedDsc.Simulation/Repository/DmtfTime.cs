using System.Globalization;

namespace NestedDsc.Simulation.Repository;

/// <summary>
/// CIM's datetime text (DSP0004, 5.2.4): <c>yyyymmddHHMMSS.mmmmmm±UUU</c> for a point in time, with the offset in minutes, and
/// <c>ddddddddHHMMSS.mmmmmm:000</c> for an interval.
/// </summary>
internal static class DmtfTime
{
    private const int Length = 25;

    /// <summary>Reads a point in time as <see cref="DateTime"/> in UTC, or an interval as <see cref="TimeSpan"/>; <see langword="null"/> if it is neither.</summary>
    public static object? Parse(string text)
    {
        if (text.Length != Length || text[14] != '.'
            || !long.TryParse(text.AsSpan(15, 6), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds))
        {
            return null;
        }

        return text[21] switch
        {
            ':' => ParseInterval(text, microseconds),
            '+' or '-' => ParsePoint(text, microseconds),
            _ => null,
        };
    }

    /// <summary>Writes a point in time or an interval.</summary>
    public static string Format(object value)
    {
        if (value is TimeSpan interval)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{interval.Days:D8}{interval.Hours:D2}{interval.Minutes:D2}{interval.Seconds:D2}.{interval.Ticks / 10 % 1_000_000:D6}:000");
        }

        var time = (DateTime)value;
        return time.ToString("yyyyMMddHHmmss.ffffff", CultureInfo.InvariantCulture) + "+000";
    }

    private static object? ParseInterval(string text, long microseconds)
    {
        if (!TryNumber(text, 0, 8, out int days) || !TryNumber(text, 8, 2, out int hours)
            || !TryNumber(text, 10, 2, out int minutes) || !TryNumber(text, 12, 2, out int seconds)
            || hours > 23 || minutes > 59 || seconds > 59 || days > TimeSpan.MaxValue.Days - 1 || !text.EndsWith("000", StringComparison.Ordinal))
        {
            return null;
        }

        return new TimeSpan(days, hours, minutes, seconds) + TimeSpan.FromMicroseconds(microseconds);
    }

    private static DateTime? ParsePoint(string text, long microseconds)
    {
        if (!TryNumber(text, 22, 3, out int offset)
            || !DateTime.TryParseExact(
                text.AsSpan(0, 14), "yyyyMMddHHmmss", CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime local))
        {
            return null;
        }

        long ticks = local.Ticks + (microseconds * 10) - ((text[21] == '-' ? -offset : offset) * TimeSpan.TicksPerMinute);
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new DateTime(ticks, DateTimeKind.Utc);
    }

    private static bool TryNumber(string text, int start, int length, out int number) =>
        int.TryParse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
