using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NestedDsc.Fuzz.CoverageGuided;

/// <summary>Lets afl-fuzz look for inputs that reach code not reached before, and tells what came of it.</summary>
internal static class AflRun
{
    private static readonly string[] Told = ["execs_done", "execs_per_sec", "corpus_count", "edges_found", "saved_crashes", "saved_hangs"];

    /// <summary>Looks.</summary>
    /// <param name="target">The target.</param>
    /// <param name="options">How long, and where to put what is found.</param>
    /// <returns>Whether nothing was found.</returns>
    public static bool Start(Target target, Options options)
    {
        string folder = Path.GetFullPath(options.Output.Length > 0 ? options.Output : Directory.CreateTempSubdirectory("nesteddsc-fuzz-").FullName);
        string seeds = Path.Combine(folder, "seeds");
        Directory.CreateDirectory(seeds);
        foreach ((int index, byte[] seed) in target.Seeds.Index())
        {
            File.WriteAllBytes(Path.Combine(seeds, index.ToString("000", CultureInfo.InvariantCulture)), seed);
        }

        string program = InstrumentedProgram.Make(Path.Combine(folder, "program"));
        string findings = Path.Combine(folder, "findings");
        Run(
            "afl-fuzz",
            ["-i", seeds, "-o", findings, "-t", "10000", "-m", "none", "-V", options.Seconds.ToString(CultureInfo.InvariantCulture), "--", "dotnet", program, "--fed", target.Name],
            Path.Combine(folder, "afl-fuzz.log"));
        return Tell(target, Path.Combine(findings, "default"));
    }

    private static bool Tell(Target target, string findings)
    {
        string statistics = Path.Combine(findings, "fuzzer_stats");
        if (!File.Exists(statistics))
        {
            throw new InvalidOperationException($"afl-fuzz has not begun; see its log beside '{findings}'.");
        }

        IEnumerable<string[]> facts = File.ReadLines(statistics).Select(static line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(static f => Told.Contains(f[0], StringComparer.Ordinal));
        Console.WriteLine($"{target.Name}: {string.Join(", ", facts.Select(static f => $"{f[0]} {f[1]}"))}");
        string[] inputs = [.. Inputs(findings, "crashes"), .. Inputs(findings, "hangs")];
        foreach (string input in inputs)
        {
            Console.WriteLine($"    --replay \"{target.Name}\" {input}");
        }

        return inputs.Length == 0;
    }

    private static IEnumerable<string> Inputs(string findings, string kind) =>
        Directory.EnumerateFiles(Path.Combine(findings, kind), "id*").Order(StringComparer.Ordinal);

    private static void Run(string program, IReadOnlyList<string> args, string log)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string setting in (string[])["AFL_SKIP_BIN_CHECK", "AFL_SKIP_CPUFREQ", "AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES", "AFL_NO_UI", "AFL_NO_AFFINITY"])
        {
            start.Environment[setting] = "1";
        }

        start.Environment["AFL_HANG_TMOUT"] = "10000";

        // Code that is compiled again while it is counted looks like other code.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        try
        {
            using Process process = Process.Start(start)!;
            using (StreamWriter writer = File.CreateText(log))
            {
                while (process.StandardOutput.ReadLine() is { } line)
                {
                    writer.WriteLine(line);
                }
            }

            process.WaitForExit();
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{program} can't be started ({missing.Message}). It is part of AFL++, which runs on Linux and macOS.", missing);
        }
    }
}
