namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>The address of a package in templates: a storage account's suffix is that of the cloud that they are deployed to.</summary>
internal static class ContentAddress
{
    /// <summary>What gives the suffix; the same in Bicep and in ARM templates.</summary>
    public const string Suffix = "environment().suffixes.storage";

    // Its value in the public cloud.
    private const string PublicSuffix = "core.windows.net";

    /// <summary>Splits an address at the suffix.</summary>
    /// <param name="uri">An https address.</param>
    /// <returns>What is before it and after it; nothing if the address is not that of a storage account.</returns>
    public static (string Before, string After)? Split(string uri)
    {
        int host = uri.IndexOf("://", StringComparison.Ordinal) + "://".Length;
        int end = uri.AsSpan(host).IndexOfAny('/', '?', '#') is var found and >= 0 ? host + found : uri.Length;
        int start = uri.IndexOf("." + PublicSuffix, host, end - host, StringComparison.OrdinalIgnoreCase) + 1;
        int after = start + PublicSuffix.Length;
        return start > 0 && (after == end || uri[after] is ':') ? (uri[..start], uri[after..]) : null;
    }
}
