using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NestedDsc.HyperV.Capture;

namespace NestedDsc.Tool.Tests.Capture;

/// <summary>What a captured host holds, in a form to compare: values, in whatever order they are declared.</summary>
internal static partial class HostData
{
    /// <summary>
    /// The host as lines: one for each instance, and one for each feature of Windows. Whether Windows has made sure yet that nobody else
    /// has an address is a matter of time.
    /// </summary>
    /// <param name="host">The host.</param>
    public static string[] Of(CapturedHost host)
    {
        byte[] text = CaptureWriter.Write(host, "test");
        JsonElement root = JsonElement.Parse(LinkLocal().Replace(Encoding.UTF8.GetString(text), "169.254.0.1"));
        return
        [
            root.GetProperty("computerName").GetString()!,
            .. root.TryGetProperty("servicing", out JsonElement servicing) ? servicing.EnumerateObject().SelectMany(Lines) : ["no servicing"],
            .. from ns in root.GetProperty("namespaces").EnumerateObject()
               from type in ns.Value.EnumerateObject()
               from row in type.Value.TryGetProperty("instances", out JsonElement rows) ? rows.EnumerateArray() : default
               select $"{type.Name} {string.Join(", ", row.EnumerateObject().Where(static p => p.Name is not "AddressState").Select(static p => $"{p.Name}={p.Value.GetRawText()}").Order(StringComparer.Ordinal))}",
        ];
    }

    /// <summary>
    /// Lines of a redacted host without the numbers that names and identities got, which depend on the order they came in. In their
    /// place stands what the host says of each: in which lines it stands, and beside what.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="distance">How far around it is looked.</param>
    /// <returns>The lines, in an order of their own.</returns>
    public static string[] Unnumbered(string[] lines, int distance)
    {
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] meant = lines;
        for (int round = 0; round < distance; round++)
        {
            meant = [.. lines.Select(l => Numbered().Replace(l, m => meanings.GetValueOrDefault(m.Value, "?")))];
            var places = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            foreach ((string line, string meaning) in lines.Zip(meant))
            {
                foreach ((int place, Match match) in Numbered().Matches(line).Index())
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(places, match.Value, out _) ??= [];
                    places[match.Value].Add($"{place} {meaning}");
                }
            }

            meanings = places.ToDictionary(static p => p.Key, static p => Digest(p.Value.Order(StringComparer.Ordinal)), StringComparer.Ordinal);
        }

        return [.. lines.Select(l => Numbered().Replace(l, m => meanings.GetValueOrDefault(m.Value, "?"))).Order(StringComparer.Ordinal)];
    }

    /// <summary>What one has that another has not.</summary>
    /// <param name="original">Lines of the original.</param>
    /// <param name="capture">Lines of the capture.</param>
    /// <returns>The first lines that differ; <see langword="null"/> if all are the same.</returns>
    public static string? Difference(string[] original, string[] capture)
    {
        string[] missing = [.. original.Except(capture, StringComparer.Ordinal).Take(3).Select(static l => $"  only the original has {l}")];
        string[] added = [.. capture.Except(original, StringComparer.Ordinal).Take(3).Select(static l => $"  only the capture has {l}")];
        return original.SequenceEqual(capture, StringComparer.Ordinal) ? null
            : missing.Length + added.Length == 0 ? "instances are in another order, or not as many"
            : string.Join('\n', ["data", .. missing, .. added]);
    }

    private static IEnumerable<string> Lines(JsonProperty section) => section.Value.ValueKind is JsonValueKind.Array
        ? section.Value.EnumerateArray().Select(e => $"{section.Name} {e.GetRawText()}")
        : [$"{section.Name} {section.Value.GetRawText()}"];

    private static string Digest(IEnumerable<string> texts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))))[..12];

    // What a redactor writes in the place of names, GUIDs, addresses and paths.
    [GeneratedRegex(@"\d{8}-0000-4000-8000-\d{12}|(Machine|Checkpoint|Switch|Adapter|Nat|Serial)-\d+|00155D[0-9A-F]{6}|C:\\\\Path-\d+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Numbered();

    // Windows makes it up out of an identity of the adapter.
    [GeneratedRegex(@"169\.254\.\d+\.\d+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex LinkLocal();
}
