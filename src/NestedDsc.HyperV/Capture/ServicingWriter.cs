using System.Text.Json;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Capture;

/// <summary>Writes what is known of Windows' installation and its features.</summary>
internal static class ServicingWriter
{
    /// <summary>Writes the section.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="servicing">What was captured.</param>
    /// <param name="line">Writes an object on a line of its own.</param>
    public static void Write(Utf8JsonWriter writer, CapturedServicing servicing, Action<Utf8JsonWriter, Action<Utf8JsonWriter>> line)
    {
        writer.WriteStartObject("servicing"u8);
        writer.WriteString("edition"u8, servicing.Installation.EditionId);
        writer.WriteString("installationType"u8, servicing.Installation.Kind switch
        {
            InstallationKind.Client => "Client",
            InstallationKind.Server => "Server",
            InstallationKind.ServerCore => "Server Core",
            _ => "Other",
        });
        if (servicing.Refusal is { } refusal)
        {
            writer.WriteBoolean(refusal.Kind is ServicingErrorKind.NotRegistered ? "packaged"u8 : "elevated"u8, refusal.Kind is ServicingErrorKind.NotRegistered);
        }

        if (servicing.HardwareVirtualization is { } hasVirtualization)
        {
            writer.WriteBoolean("hardwareVirtualization"u8, hasVirtualization);
        }

        if (servicing.Hypervisor.Launch is not HypervisorLaunch.Unknown)
        {
            writer.WriteString("hypervisorLaunch"u8, servicing.Hypervisor.Launch.ToString());
        }

        if (servicing.RoleWasInstalled)
        {
            writer.WriteBoolean("roleWasInstalled"u8, true);
        }

        Texts(writer, "restartIndicators", servicing.RestartIndicators.Select(static i => i.ToString()));

        // Windows Update has what was removed, unless a policy leads elsewhere, of which a capture knows nothing.
        Texts(writer, "windowsUpdate", servicing.Features.Where(static f => f.State is FeatureState.Removed).Select(static f => f.Name));
        writer.WriteStartArray("features"u8);
        foreach ((string name, FeatureState state) in servicing.Features)
        {
            line(writer, feature => Write(feature, servicing, name, state));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter feature, CapturedServicing servicing, string name, FeatureState state)
    {
        InstallationKind kind = servicing.Installation.Kind;
        feature.WriteString("name"u8, name);
        feature.WriteString("state"u8, state.ToString());
        Texts(feature, "requires", FeatureRelations.Parents(kind, name).Where(IsKnown));
        Texts(feature, "brings", FeatureRelations.Children(kind, name).Where(IsKnown));
        if (FeatureRelations.NeedsRestart(kind, name))
        {
            feature.WriteBoolean("restartToEnable"u8, true);
            feature.WriteBoolean("restartToDisable"u8, true);
        }

        bool IsKnown(string other) => servicing.Features.Any(f => string.Equals(f.Name, other, StringComparison.OrdinalIgnoreCase));
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        if (all.Length == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (string text in all)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
