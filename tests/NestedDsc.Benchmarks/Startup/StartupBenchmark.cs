using System.Diagnostics;
using NestedDsc.Benchmarks.Results;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>
/// Measures how long programs take from start to end. All of a build are run by turns, in another order each time: whatever else the
/// machine does hits them alike, so that the ratios hold even where the times do not.
/// </summary>
internal static class StartupBenchmark
{
    private const int WarmUps = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(75);

    /// <summary>Publishes, measures and writes the tables.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(StartupOptions options)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            Console.Error.WriteLine("This starts and watches programs in Linux' ways; run it on 64-bit Linux.");
            return 1;
        }

        Directory.CreateDirectory(Publishing.Folder);
        if (options.Publish)
        {
            Publishing.Run();
        }

        (IReadOnlyList<Subject> others, IReadOnlyList<string> absent) = Subjects.Others();
        IReadOnlyList<Subject> native = [.. Subjects.Of(Build.NativeAot), .. others];
        Measure("NativeAOT", native, options.Quick ? 20 : 200);
        IReadOnlyList<Subject> readyToRun = Subjects.Of(Build.ReadyToRun);
        Measure("ReadyToRun", readyToRun, options.Quick ? 8 : 40);

        string text = StartupReport.Of(native, readyToRun, absent, options);
        Console.WriteLine(text);
        ResultsFile.Replace(options.ResultsFile, "startup", text);
        return 0;
    }

    private static void Measure(string build, IReadOnlyList<Subject> subjects, int rounds)
    {
        Console.WriteLine($"Measuring {build}: {subjects.Count} programs, {rounds} rounds or {Longest.TotalSeconds:0} s");
        foreach (Subject subject in subjects)
        {
            for (int i = 0; i < WarmUps; i++)
            {
                subject.Run(counts: false);
            }
        }

        Subject[] order = [.. subjects];
        var random = new Random(1);
        var watch = Stopwatch.StartNew();
        for (int round = 0; round < rounds && watch.Elapsed < Longest; round++)
        {
            random.Shuffle(order);
            foreach (Subject subject in order)
            {
                subject.Run(counts: true);
            }
        }

        string notes = Path.Combine(Publishing.Folder, "notes.txt");
        foreach (Subject subject in subjects)
        {
            subject.Memory = PeakMemory.IsKnown ? PeakMemory.Of(subject.Child, notes) : null;
            subject.Instructions = InstructionCount.IsKnown && subject.IsCountable ? InstructionCount.Of(subject.Child, notes) : null;
        }
    }
}
