using System.Text;

namespace NestedDsc.Tool.Engine;

/// <summary>The <c>dsc</c> of this computer.</summary>
internal sealed record DscProgram(string Executable, string Version)
{
    // What-if arguments came with 3.2.
    private static readonly Version Required = new(3, 2);

    public bool IsRecent => System.Version.TryParse(Version.Split('-')[0], out Version? version) && version >= Required;

    /// <summary>The one that is first on PATH, or nothing.</summary>
    public static async Task<DscProgram?> FindAsync(ExecutableFinder finder, TimeSpan timeout, CancellationToken cancel)
    {
        if (finder.OnPath("dsc") is not { } executable)
        {
            return null;
        }

        var ask = new ChildCommand(
            executable, ["--version"], [], Path.GetDirectoryName(executable)!, new Dictionary<string, string>(), timeout);
        ChildResult answer = await ChildProcess.RunAsync(ask, cancel);
        string text = Encoding.UTF8.GetString(answer.Output).Trim();
        return new DscProgram(executable, text.Split(' ')[^1]);
    }
}
