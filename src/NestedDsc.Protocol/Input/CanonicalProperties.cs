namespace NestedDsc.Protocol.Input;

/// <summary>Properties that the answers of every resource hold. They are accepted in an instance and have no effect.</summary>
public static class CanonicalProperties
{
    private static readonly string[] Findings = ["blockers", "notices", "reasons"];

    /// <summary>Those that an export does not report: they are about one instance and what is desired of it.</summary>
    internal static string[] NotExported { get; } = [.. Findings, "_inDesiredState", "_restartRequired"];

    /// <summary>Checks them.</summary>
    /// <param name="input">The instance.</param>
    public static void Check(InputObject input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.RefuseInFilter(NotExported);
        foreach (InputObject finding in Findings.SelectMany(input.Objects))
        {
            finding.Required("code");
            finding.Required("phrase");
            finding.Text("code");
            finding.Text("phrase");
            finding.RefuseOthers();
        }

        foreach (InputObject restart in input.Objects("_restartRequired"))
        {
            restart.Required("system");
            restart.Text("system");
            restart.RefuseOthers();
        }

        input.Flag("_inDesiredState");
        input.Object("_metadata");
        input.Text("_name");
    }
}
