using System.Globalization;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Faults;

/// <summary>Reads the text that asks for faults; see <see cref="SimulatedSession.Open(string, string)"/> for its grammar.</summary>
internal static class FaultParser
{
    /// <exception cref="FaultFormatException">The text is not understood.</exception>
    public static List<Fault> Parse(string text)
    {
        var faults = new List<Fault>();
        foreach (string clause in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var fault = new Fault();
            foreach (string term in clause.Split(',', StringSplitOptions.TrimEntries))
            {
                int equals = term.IndexOf('=', StringComparison.Ordinal);
                string name = equals < 0 ? term : term[..equals];
                string value = equals < 0 ? "" : term[(equals + 1)..];
                fault = Add(text, fault, name, value, term);
            }

            if ((fault.Call == 0) == (fault.Method.Length == 0))
            {
                throw new FaultFormatException(text, $"'{clause}' must name either a call or a method");
            }

            faults.Add(fault.Kind is null ? throw new FaultFormatException(text, $"'{clause}' does not say what goes wrong") : fault);
        }

        return faults;
    }

    private static Fault Add(string text, Fault fault, string name, string value, string term) => name switch
    {
        "call" => fault with { Call = Number(text, value, term) },
        "method" when value.Length > 0 => fault with { Method = value },
        "nth" => fault with { Nth = Number(text, value, term) },
        "after" when value.Length == 0 => fault with { IsAfter = true },
        "error" => Kind(text, fault, FaultKind.Error, term) with { Code = Code(text, value, term) },
        "exception" => Kind(text, fault, FaultKind.Exception, term) with { Error = Error(text, value) },
        "windows" => Kind(text, fault, FaultKind.Windows, term) with { Code = Code(text, value, term) },
        "job" => Job(text, fault, value, term),
        "lost" when value.Length == 0 => Kind(text, fault, FaultKind.Lost, term),
        "ignored" when value.Length == 0 => Kind(text, fault, FaultKind.Ignored, term),
        "vanish" when value.Length == 0 => Kind(text, fault, FaultKind.Vanish, term),
        "die" when value.Length == 0 => Kind(text, fault, FaultKind.Die, term),
        "hold" when value.Length == 0 => Kind(text, fault, FaultKind.Hold, term),
        _ => throw new FaultFormatException(text, $"'{term}' is unknown"),
    };

    private static Fault Job(string text, Fault fault, string value, string term) => value switch
    {
        "fails" => Kind(text, fault, FaultKind.JobFails, term) with { Code = 32768 },
        "warns" => Kind(text, fault, FaultKind.JobWarns, term),
        "never" => Kind(text, fault, FaultKind.JobNever, term),
        _ => throw new FaultFormatException(text, $"'{term}' must be job=fails, job=warns or job=never"),
    };

    private static Fault Kind(string text, Fault fault, FaultKind kind, string term) =>
        fault.Kind is null ? fault with { Kind = kind } : throw new FaultFormatException(text, $"'{term}' is one effect too many");

    private static int Number(string text, string value, string term) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new FaultFormatException(text, $"'{term}' needs a positive number");

    /// <summary>Return codes are usually written in decimal, HRESULTs as hexadecimal numbers.</summary>
    private static uint Code(string text, string value, string term)
    {
        bool isHexadecimal = value.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return uint.TryParse(
            isHexadecimal ? value.AsSpan(2) : value, isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture, out uint code) && code > 0
                ? code
                : throw new FaultFormatException(text, $"'{term}' needs a positive number");
    }

    private static CimErrorCode Error(string text, string value) =>
        Enum.TryParse(value, out CimErrorCode code) && Enum.IsDefined(code)
            ? code
            : throw new FaultFormatException(text, $"'{value}' is no {nameof(CimErrorCode)}");
}
