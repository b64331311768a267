namespace NestedDsc.Protocol.Input;

/// <summary>Patterns with <c>*</c> for any characters or none, compared without regard to case, as Hyper-V compares names.</summary>
public static class Wildcard
{
    /// <summary>Whether a text fits a pattern.</summary>
    /// <param name="pattern">The pattern; without <c>*</c> it is the text itself.</param>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int star = pattern.IndexOf('*');
        if (star < 0)
        {
            return text.Equals(pattern, StringComparison.OrdinalIgnoreCase);
        }

        if (!text.StartsWith(pattern[..star], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Each part between stars is looked for behind the one before; the first place is as good as any.
        text = text[star..];
        pattern = pattern[(star + 1)..];
        while ((star = pattern.IndexOf('*')) >= 0)
        {
            int found = text.IndexOf(pattern[..star], StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            text = text[(found + star)..];
            pattern = pattern[(star + 1)..];
        }

        return text.EndsWith(pattern, StringComparison.OrdinalIgnoreCase);
    }
}
