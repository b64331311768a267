namespace NestedDsc.Protocol.Plans;

/// <summary>Shorthands for the parts of a plan.</summary>
public static class Findings
{
    /// <summary>A blocker.</summary>
    /// <param name="code">What kind, as one word in PascalCase.</param>
    /// <param name="phrase">What is in the way, and what to do.</param>
    /// <param name="exitCode">The exit code of a set that it stops.</param>
    /// <returns>The blocker.</returns>
    public static Blocker Blocker(string code, string phrase, ExitCode exitCode = ExitCode.Blocked) => new(new Finding(code, phrase), exitCode);

    /// <summary>A difference.</summary>
    /// <param name="property">Name of the property.</param>
    /// <param name="code">What kind, as one word in PascalCase.</param>
    /// <param name="phrase">The actual and the desired value.</param>
    /// <returns>The difference.</returns>
    public static Difference Difference(string property, string code, string phrase) => new(property, new Finding(code, phrase));
}
