using NestedDsc.FaultMatrix.Data;

namespace NestedDsc.FaultMatrix.Checks;

/// <summary>The checkpoints of a machine in a host's data.</summary>
internal static class Checkpoints
{
    /// <summary>Their GUIDs.</summary>
    public static IEnumerable<string> Of(HostData data, string machine) => data.Instances
        .Where(i => i.Key.Contains(":Msvm_VirtualSystemSettingData ", StringComparison.OrdinalIgnoreCase)
            && i.Value.Contains(machine, StringComparison.OrdinalIgnoreCase)
            && !i.Key.Contains(machine, StringComparison.OrdinalIgnoreCase))
        .Select(static i => i.Key.Split(' ')[1]["Microsoft:".Length..]);
}
