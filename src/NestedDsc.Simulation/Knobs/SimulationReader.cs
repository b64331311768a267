using System.Globalization;
using System.Text.Json;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Knobs;

/// <summary>Reads the <c>simulation</c> section. An unknown knob is an error: a misspelt one would silently do nothing.</summary>
internal static class SimulationReader
{
    private const string Section = "$.simulation";

    /// <exception cref="HostFileException">A knob is unknown or has a value of another kind.</exception>
    public static SimulationSettings Read(HostDocument document)
    {
        if (document.Simulation is not { } range)
        {
            return new SimulationSettings();
        }

        using JsonDocument json = JsonDocument.Parse(
            document.Text.AsMemory(range.Start, range.Length), new JsonDocumentOptions { MaxDepth = HostFileReader.JsonOptions.MaxDepth });
        var settings = new SimulationSettings();
        foreach (JsonProperty knob in json.RootElement.EnumerateObject())
        {
            string place = $"{Section}.{knob.Name}";
            settings = knob.Name switch
            {
                "accessDenied" => settings with { AccessDenied = Flag(document, knob.Value, place) },
                "language" => settings with { Language = Language(document, knob.Value, place) },
                "jobPolls" => settings with { JobPolls = Number(document, knob.Value, place, 1) },
                "settlePolls" => settings with { SettlePolls = Number(document, knob.Value, place, 0) },
                "featurePolls" => settings with { FeaturePolls = Number(document, knob.Value, place, 0) },
                "adapterPolls" => settings with { AdapterPolls = Number(document, knob.Value, place, 0) },
                "addressPolls" => settings with { AddressPolls = Number(document, knob.Value, place, 0) },
                "adapterSeconds" => settings with { AdapterSeconds = Number(document, knob.Value, place, 0) },
                "danglingConnections" => settings with { DanglingConnections = Flag(document, knob.Value, place) },
                "nestedSupported" => settings with { NestedSupported = Flag(document, knob.Value, place) },
                "hostReserveMB" => settings with { HostReserveMB = (ulong)Number(document, knob.Value, place, 0) },
                "time" => settings with { Time = Time(document, knob.Value, place) },
                "synchronous" => settings with { Synchronous = Names(document, knob.Value, place) },
                "asynchronous" => settings with { Asynchronous = Names(document, knob.Value, place) },
                "variants" => settings with { Variants = VariantsReader.Read(document, knob.Value, place) },
                "guests" => settings with { Guests = Guests(document, knob.Value, place) },
                _ => throw new HostFileException(document.FilePath, place, "there is no such knob"),
            };
        }

        return settings;
    }

    private static Dictionary<string, GuestSettings> Guests(HostDocument document, JsonElement element, string place)
    {
        Require(document, element, JsonValueKind.Object, place, "an object");
        var guests = new Dictionary<string, GuestSettings>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty guest in element.EnumerateObject())
        {
            string guestPlace = $"{place}.{guest.Name}";
            if (!Guid.TryParse(guest.Name, out _))
            {
                throw new HostFileException(document.FilePath, guestPlace, "a guest is named by the GUID of its VM");
            }

            guests[guest.Name] = Guest(document, guest.Value, guestPlace);
        }

        return guests;
    }

    private static GuestSettings Guest(HostDocument document, JsonElement element, string place)
    {
        Require(document, element, JsonValueKind.Object, place, "an object");
        var settings = new GuestSettings();
        foreach (JsonProperty knob in element.EnumerateObject())
        {
            string knobPlace = $"{place}.{knob.Name}";
            settings = knob.Name switch
            {
                "integrationServices" => settings with { IntegrationServices = Flag(document, knob.Value, knobPlace) },
                "shutdownStatus" => settings with { OtherStatus = Number(document, knob.Value, knobPlace, 0) },
                "shutdown" => settings with { Shutdown = Shutdown(document, knob.Value, knobPlace) },
                "shutdownPolls" => settings with { ShutdownPolls = Number(document, knob.Value, knobPlace, 1) },
                "shutdownSeconds" => settings with { ShutdownSeconds = Number(document, knob.Value, knobPlace, 0) },
                _ => throw new HostFileException(document.FilePath, knobPlace, "there is no such knob of a guest"),
            };
        }

        return settings;
    }

    private static GuestShutdown Shutdown(HostDocument document, JsonElement element, string place) =>
        (element.ValueKind == JsonValueKind.String ? element.GetString() : null) switch
        {
            "obeys" => GuestShutdown.Obeys,
            "ignores" => GuestShutdown.Ignores,
            "locked" => GuestShutdown.Locked,
            "notReady" => GuestShutdown.NotReady,
            _ => throw new HostFileException(document.FilePath, place, "must be \"obeys\", \"ignores\", \"locked\" or \"notReady\""),
        };

    private static string Language(HostDocument document, JsonElement element, string place) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is "en" or "de"
            ? element.GetString()!
            : throw new HostFileException(document.FilePath, place, "must be \"en\" or \"de\"");

    private static HashSet<string> Names(HostDocument document, JsonElement element, string place)
    {
        Require(document, element, JsonValueKind.Array, place, "an array of method names");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonElement name in element.EnumerateArray())
        {
            Require(document, name, JsonValueKind.String, place, "an array of method names");
            names.Add(name.GetString()!);
        }

        return names;
    }

    private static DateTimeOffset Time(HostDocument document, JsonElement element, string place) =>
        element.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(element.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new HostFileException(document.FilePath, place, "must be a time such as \"2026-01-15T08:00:00Z\"");

    private static bool Flag(HostDocument document, JsonElement element, string place) =>
        element.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? element.GetBoolean()
            : throw new HostFileException(document.FilePath, place, "must be true or false");

    private static int Number(HostDocument document, JsonElement element, string place, int minimum) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number) && number >= minimum
            ? number
            : throw new HostFileException(document.FilePath, place, $"must be an integer of {minimum} or more");

    private static void Require(HostDocument document, JsonElement element, JsonValueKind kind, string place, string what)
    {
        if (element.ValueKind != kind)
        {
            throw new HostFileException(document.FilePath, place, $"must be {what}");
        }
    }
}
