namespace NestedDsc.Simulation.Providers;

/// <summary>
/// The GUID inside InstanceIDs of setting data: <c>Microsoft:&lt;GUID&gt;</c> for a system and
/// <c>Microsoft:&lt;GUID&gt;\…</c> for what belongs to it, where the GUID is a VM's or a checkpoint's.
/// </summary>
internal static class SystemId
{
    private const string Prefix = "Microsoft:";
    private const int GuidLength = 36;

    /// <summary>InstanceID of a system's own settings.</summary>
    public static string InstanceId(string id) => Prefix + id;

    /// <summary>The GUID in an InstanceID, or <see langword="null"/> if there is none, as in template instances.</summary>
    public static string? Of(string instanceId)
    {
        const int End = 10 + GuidLength;
        return instanceId.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && instanceId.Length >= End
            && (instanceId.Length == End || instanceId[End] == '\\')
            && Guid.TryParseExact(instanceId.AsSpan(Prefix.Length, GuidLength), "D", out _)
                ? instanceId.Substring(Prefix.Length, GuidLength)
                : null;
    }

    /// <summary>Whether the instance is a part of the system, not the system's own settings.</summary>
    public static bool IsPartOf(string instanceId, string id) =>
        instanceId.Length > Prefix.Length + GuidLength && string.Equals(Of(instanceId), id, StringComparison.OrdinalIgnoreCase);
}
