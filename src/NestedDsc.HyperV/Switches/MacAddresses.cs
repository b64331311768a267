namespace NestedDsc.HyperV.Switches;

/// <summary>MAC addresses as text.</summary>
internal static class MacAddresses
{
    /// <summary>The digits alone.</summary>
    /// <param name="text">An address with separators or without.</param>
    /// <returns>The digits; <see langword="null"/> if there are none, or all are zero, which is how Hyper-V writes that none was given.</returns>
    public static string? Digits(string? text)
    {
        string? digits = text?.Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        return digits?.Trim('0') is { Length: > 0 } ? digits : null;
    }
}
