namespace NestedDsc.Protocol;

/// <summary>The answer to <c>--help</c>.</summary>
internal static class HelpText
{
    public static string For(ResourceDescription resource)
    {
        string name = resource.Executable;
        string codes = string.Concat(ExitCodes.Of(resource).Select(static c => $"  {(int)c.Code}  {c.Text}\n"));
        string variables = string.Concat(resource.EnvironmentVariables.Select(static v => $"  {v.Name,-16}  {v.Meaning}\n"));
        return $"""
            {name} {resource.Version}: the DSC resource {resource.Type}
            {resource.Summary}

            Usage: {name} get | set [--what-if] | test | export   with an instance on standard input
                   {name} schema | manifest | --help | --version

              --what-if, -w      with set: say what would be changed, change nothing
              --input, -i JSON   the instance as text instead of on standard input; '-' means standard input

            The dsc engine calls this program as the manifest beside it says. By hand:
              echo '<instance as JSON>' | {name} get

            Exit codes:
            {codes}
            Environment:
              DSC_TRACE_LEVEL   error, warn (default), info, debug or trace: what is written to standard error
            {variables}
            """.ReplaceLineEndings("\n");
    }
}
