namespace NestedDsc.HyperV;

/// <summary>InstanceIDs of Hyper-V's settings: <c>Microsoft:GUID</c> for a machine or checkpoint, <c>Microsoft:GUID\…</c> for what belongs to it.</summary>
public static class InstanceIds
{
    private const string Prefix = "Microsoft:";

    /// <summary>The InstanceID of a machine's or checkpoint's own settings.</summary>
    /// <param name="id">GUID of the machine or checkpoint.</param>
    /// <returns>The InstanceID.</returns>
    public static string Of(Guid id) => Prefix + Text(id);

    /// <summary>A GUID as Hyper-V writes it.</summary>
    /// <param name="id">The GUID.</param>
    /// <returns>Upper-case text without braces.</returns>
    public static string Text(Guid id) => id.ToString("D").ToUpperInvariant();

    /// <summary>The machine or checkpoint that settings belong to.</summary>
    /// <param name="instanceId">An InstanceID.</param>
    /// <returns>Its GUID, or <see langword="null"/> if they belong to none, as the templates under <c>Microsoft:Definition\</c>.</returns>
    public static Guid? MachineOf(string? instanceId)
    {
        if (instanceId?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        ReadOnlySpan<char> rest = instanceId.AsSpan(Prefix.Length);
        int end = rest.IndexOf('\\');
        return Guid.TryParseExact(end < 0 ? rest : rest[..end], "D", out Guid id) ? id : null;
    }

    /// <summary>
    /// What settings belong to: an InstanceID begins with that of its owner and a backslash, and goes on in one part or several (a
    /// feature's has two behind its connection's, as os-win's captured values have).
    /// </summary>
    /// <param name="instanceId">The InstanceID of the settings.</param>
    /// <param name="isOwner">Whether there is an owner with an InstanceID.</param>
    /// <returns>InstanceID of the owner, the longest if there are several; <see langword="null"/> if there is none.</returns>
    public static string? OwnerOf(string? instanceId, Func<string, bool> isOwner)
    {
        ArgumentNullException.ThrowIfNull(isOwner);
        int end = instanceId?.Length ?? 0;
        while (end > 0 && (end = instanceId!.LastIndexOf('\\', end - 1)) > 0)
        {
            string owner = instanceId[..end];
            if (isOwner(owner))
            {
                return owner;
            }
        }

        return null;
    }

    /// <summary>The InstanceID in a path, in which its backslashes are doubled, as in the Parent of a connection.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The InstanceID, or <see langword="null"/> if there is none in it.</returns>
    public static string? InPath(string? path)
    {
        const string Key = ".InstanceID=\"";
        int start = path?.IndexOf(Key, StringComparison.OrdinalIgnoreCase) ?? -1;
        return start < 0 ? null : path![(start + Key.Length)..].TrimEnd('"').Replace(@"\\", @"\", StringComparison.Ordinal);
    }
}
