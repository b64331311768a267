using NestedDsc.FaultMatrix.Data;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.FaultMatrix.Scenarios;

namespace NestedDsc.FaultMatrix.Checks;

/// <summary>Looks for changes of what is not managed.</summary>
internal static class Outside
{
    /// <summary>Instances that changed although neither the set without a fault changes them nor they belong to the managed object.</summary>
    public static IReadOnlyList<string> Touched(TrialFacts facts) => Touched(facts, facts.Left);

    /// <summary>The same after more has happened.</summary>
    public static IReadOnlyList<string> Touched(TrialFacts facts, HostData left)
    {
        HostData before = facts.Meddled ?? facts.Baseline.Before;
        HashSet<string> managed = [.. facts.Baseline.Before.Differing(facts.Baseline.After)];
        string[] owns = [.. Owned(facts.Baseline.Scenario, facts.Baseline.Before, facts.Baseline.After, before, left)];
        return
        [
            .. before.Differing(left).Where(key => !managed.Contains(key) && !Belongs(key, owns)
                && !Belongs(before.Instances.GetValueOrDefault(key) ?? "", owns) && !Belongs(left.Instances.GetValueOrDefault(key) ?? "", owns)
                && !WasMeddledWith(facts, key, left)),
        ];
    }

    private static bool Belongs(string text, string[] owns) => Array.Exists(owns, o => text.Contains(o, StringComparison.OrdinalIgnoreCase));

    private static bool WasMeddledWith(TrialFacts facts, string key, HostData left) => facts.Meddled is not null
        && string.Equals(facts.Baseline.Before.Instances.GetValueOrDefault(key), left.Instances.GetValueOrDefault(key), StringComparison.Ordinal);

    // The object's own names, and the identities of its checkpoints, or of the switches that bear its name.
    private static IEnumerable<string> Owned(Scenario scenario, params HostData[] states)
    {
        foreach (string own in scenario.Owns)
        {
            yield return own;
        }

        foreach ((string key, string text) in states.SelectMany(static s => s.Instances))
        {
            bool isCheckpoint = scenario.VmId is { } id && key.Contains(":Msvm_VirtualSystemSettingData ", StringComparison.OrdinalIgnoreCase)
                && text.Contains(id, StringComparison.OrdinalIgnoreCase);
            bool isSwitch = scenario.SwitchName is { } name && key.Contains(":Msvm_VirtualEthernetSwitch", StringComparison.OrdinalIgnoreCase)
                && text.Contains($"ElementName=\"{name}\"", StringComparison.OrdinalIgnoreCase);
            if (isCheckpoint || isSwitch)
            {
                string identity = key.Split(' ')[1] is { Length: > 10 } instanceId ? instanceId["Microsoft:".Length..] : key.Split(' ')[^1];
                yield return identity;
            }
        }

        if (scenario.SwitchName is { } switchName)
        {
            yield return $"\"{switchName}\"";
            yield return $"vEthernet ({switchName})";
            yield return Meddler.NewName;
        }
    }
}
