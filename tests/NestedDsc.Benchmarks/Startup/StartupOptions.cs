using System.Diagnostics.CodeAnalysis;
using NestedDsc.TestSupport;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>What the command line says.</summary>
/// <param name="Quick">Fewer rounds, for a look.</param>
/// <param name="Publish">Whether the programs are published first; else those of the last time are measured.</param>
/// <param name="ResultsFile">Where the tables go.</param>
internal sealed record StartupOptions(bool Quick, bool Publish, string ResultsFile)
{
    public static bool TryParse(IReadOnlyList<string> args, [NotNullWhen(true)] out StartupOptions? options)
    {
        var read = new StartupOptions(Quick: false, Publish: true, RepositoryFiles.Path("tests", "NestedDsc.Benchmarks", "RESULTS.md"));
        for (int i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    read = read with { Quick = true };
                    break;
                case "--no-publish":
                    read = read with { Publish = false };
                    break;
                case "--results" when i + 1 < args.Count:
                    read = read with { ResultsFile = Path.GetFullPath(args[++i]) };
                    break;
                default:
                    options = null;
                    return false;
            }
        }

        options = read;
        return true;
    }
}
