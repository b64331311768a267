using NestedDsc.Cim;

namespace NestedDsc.HyperV;

/// <summary>InstanceIDs of Hyper-V's settings: <c>Microsoft:GUID</c> for a machine or checkpoint, <c>Microsoft:GUID\…</c> for what belongs to it.</summary>
public static class InstanceIds
{
    private const string Prefix = "Microsoft:";
    private const int GuidLength = 36;

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
    public static Guid? MachineOf(string? instanceId) => MachineOf(instanceId.AsSpan());

    /// <summary>The machine or checkpoint that settings belong to.</summary>
    /// <param name="rows">Rows with an InstanceID.</param>
    /// <param name="row">Number of the row.</param>
    /// <returns>Its GUID, or <see langword="null"/> if they belong to none.</returns>
    public static Guid? MachineOf(IReadOnlyList<CimObject> rows, int row)
    {
        Span<char> beginning = stackalloc char[Prefix.Length + GuidLength + 1];
        int length = rows.CopyText(row, "InstanceID", beginning);
        return length < 0 ? null : MachineOf(beginning[..length]);
    }

    private static Guid? MachineOf(ReadOnlySpan<char> instanceId)
    {
        if (!instanceId.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        ReadOnlySpan<char> rest = instanceId[Prefix.Length..];
        int end = rest.IndexOf('\\');
        return Guid.TryParseExact(end < 0 ? rest : rest[..end], "D", out Guid id) ? id : null;
    }
}
