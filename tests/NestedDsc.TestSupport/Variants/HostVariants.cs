using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.TestSupport.Variants;

/// <summary>The answers that the product has to be right under, whichever a host gives.</summary>
public static class HostVariants
{
    /// <summary>The environment variable with variants for all hosts of a test run, such as <c>runningProcessor=ignored;settlePolls=3</c>.</summary>
    public const string Variable = "NESTEDDSC_TEST_VARIANTS";

    /// <summary>Every answer that differs from the default.</summary>
    public static IReadOnlyList<HostVariant> All { get; } =
    [
        .. Answers("featureRowPartial", "kept", "reset"),
        .. Answers("runningProcessor", "jobFails", "ignored"),
        .. Answers("runningMemory", "jobFails", "ignored"),
        .. Answers("runningSettings", "jobFails", "ignored"),
        .. Answers("runningCheckpointSettings", "refused", "ignored"),
        .. Answers("dynamicMemoryNuma", "refused", "ignored"),
        .. Answers("requestInTransition", "failed", "inUse"),
        .. Answers("pausingText", "pausing"),
        .. Answers("productionOnlySettings", "instance"),
        .. Answers("emptyFeatureArray", "cleared"),
        .. Answers("mixedFeatures", "refused"),
        .. Answers("secondFeatureRow", "taken"),
        .. Answers("freshFeatures", "none"),
        .. Answers("removal", "atOnce", "job"),
        .. Answers("goodChange", "job"),
        .. Answers("addressRows", "one"),
        .. Answers("addressTwin", "goes"),
        .. Answers("createAddressFailure", "returnValue"),
        .. Answers("secondNat", "refused"),
        .. Answers("natOfHostNetwork", "taken"),
        .. Answers("associations", "refused"),
        .. Answers("associatedRows", "several"),
        .. Answers("missingProperty", "leftOut"),
        .. Answers("takenName", "same"),
        .. Answers("hypervisorRole", "unknown"),
        .. Knobs("settlePolls", 0, 3),
        .. Knobs("featurePolls", 2),
        .. Knobs("jobPolls", 1),
        .. Knobs("adapterPolls", 0),
        .. Knobs("addressPolls", 3),
        new("danglingConnections", "cleared", static host => host.Simulation["danglingConnections"] ??= false),
        new("natKey", "name", HostShapes.KeyNatsByName),
        new("emulatedAdapterId", "ownGuid", HostShapes.NumberEmulatedConnections),
        new("freshSecurityRow", "present", HostShapes.AddSecurityRows),
        new("securityRows", "several", HostShapes.RepeatSecurityRows),
        new("offloadRow", "absent", HostShapes.RemoveOffloadRows),
        new("unusedHealthState", "null", HostShapes.ClearHealthOfVMs),
        new("guidCase", "lower", HostShapes.LowerFeatureIds),
    ];

    /// <summary>The variants of this process; none unless <see cref="Variable"/> says so.</summary>
    public static IReadOnlyList<HostVariant> Current { get; } = Parse(Environment.GetEnvironmentVariable(Variable) ?? "");

    /// <summary>Reads a list of variants.</summary>
    /// <param name="text">Pairs with an equals sign, separated by semicolons.</param>
    /// <returns>The variants.</returns>
    public static IReadOnlyList<HostVariant> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] pairs = text.Split(';', StringSplitOptions.RemoveEmptyEntries);
        HostVariant[] found = [.. pairs.SelectMany(static pair => All.Where(v => string.Equals(v.ToString(), pair, StringComparison.Ordinal)))];
        return found.Length == pairs.Length ? found : throw new ArgumentException($"'{text}' has a variant that there is not.", nameof(text));
    }

    /// <summary>Makes a host one that answers as variants say. What the host's own file says of a question stays.</summary>
    /// <param name="host">The host's file.</param>
    /// <param name="variants">The variants.</param>
    /// <returns>The changed file; the same if there is no variant, or the file is none that could be changed.</returns>
    public static byte[] Apply(byte[] host, IReadOnlyList<HostVariant> variants)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(variants);
        if (variants.Count == 0 || Read(host) is not { } root)
        {
            return host;
        }

        var content = new HostContent(root);
        foreach (HostVariant variant in variants)
        {
            variant.Apply(content);
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    // A file that is broken on purpose stays as it is.
    private static JsonObject? Read(byte[] host)
    {
        try
        {
            return JsonNode.Parse(host) as JsonObject is { } root && root["namespaces"] is JsonObject ? root : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<HostVariant> Answers(string question, params string[] answers) => answers.Select(
        answer => new HostVariant(question, answer, host => HostContent.Child(host.Simulation, "variants")[question] ??= answer));

    private static IEnumerable<HostVariant> Knobs(string knob, params int[] values) => values.Select(
        value => new HostVariant(knob, value.ToString(CultureInfo.InvariantCulture), host => host.Simulation[knob] ??= value));
}
