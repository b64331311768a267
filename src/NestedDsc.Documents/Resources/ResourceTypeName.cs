namespace NestedDsc.Documents.Resources;

/// <summary>Names of resource types: <c>Owner/Name</c> or <c>Owner.Group.Area/Name</c>.</summary>
internal static class ResourceTypeName
{
    /// <summary>Whether a text is one.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public static bool IsValid(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && text[..slash].Split('.').All(IsWord) && IsWord(text[(slash + 1)..]);
    }

    private static bool IsWord(string text) => text.Length > 0 && text.All(static c => char.IsLetterOrDigit(c) || c == '_');
}
