using NestedDsc.FaultMatrix.Data;

namespace NestedDsc.FaultMatrix.Checks;

/// <summary>The power state of a machine in a host's data.</summary>
internal static class Power
{
    /// <summary>Whether a machine is in the same state in both.</summary>
    public static bool Same(HostData one, HostData other, string id) => string.Equals(Of(one, id), Of(other, id), StringComparison.Ordinal);

    /// <summary>The state as a word; <c>gone</c> if the machine is.</summary>
    public static string Of(HostData data, string id)
    {
        string? system = data.Instances.FirstOrDefault(i =>
            i.Key.Contains(":Msvm_ComputerSystem ", StringComparison.OrdinalIgnoreCase) && i.Key.EndsWith(id, StringComparison.OrdinalIgnoreCase)).Value;
        if (system is null)
        {
            return "gone";
        }

        int start = system.IndexOf("EnabledState=", StringComparison.Ordinal) + "EnabledState=".Length;
        int end = system.IndexOf(',', start);
        return system[start..end] switch
        {
            "2" => "Running",
            "3" => "Off",
            "6" => "Saved",
            "9" or "32768" => "Paused",
            { } other => other,
        };
    }
}
