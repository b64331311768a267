namespace NestedDsc.Servicing.Windows;

/// <summary>Turns what the DISM API takes and gives into our terms.</summary>
internal static class DismText
{
    private const char Separator = ';';

    /// <summary>Joins names of features, as DISM takes several in one call.</summary>
    /// <param name="features">The names.</param>
    /// <returns>One text.</returns>
    /// <exception cref="ArgumentException">There is no name, or one is empty or holds what separates names.</exception>
    public static string Join(IReadOnlyList<string> features)
    {
        return features.Count > 0 && features.All(static name => !string.IsNullOrWhiteSpace(name) && !name.AsSpan().ContainsAny(Separator, '\0'))
            ? string.Join(Separator, features)
            : throw new ArgumentException("Features are named by at least one name, none empty or with ';'.", nameof(features));
    }

    /// <summary>Reads a state.</summary>
    /// <param name="state">A number of <c>DismPackageFeatureState</c>.</param>
    /// <param name="feature">The feature, for the message.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ServicingException">There is no such state.</exception>
    public static FeatureState StateOf(int state, string feature) => state is >= (int)FeatureState.NotPresent and <= (int)FeatureState.PartiallyInstalled
        ? (FeatureState)state
        : throw new ServicingException(
            ServicingErrorKind.Failed, ServicingCodes.InvalidData,
            $"Reading the Windows feature '{feature}' failed: DISM gives it the state {state}, which is not known here.");
}
