using System.Globalization;
using System.Text;
using NestedDsc.Benchmarks.Results;

namespace NestedDsc.Benchmarks.Startup;

/// <summary>Writes what was measured as Markdown.</summary>
internal static class StartupReport
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string Of(
        IReadOnlyList<Subject> native, IReadOnlyList<Subject> readyToRun, IReadOnlyList<string> absent, StartupOptions options)
    {
        var text = new StringBuilder();
        text.Append("Times from start to end, warm page cache, medians of ").Append(native[0].Wall.Count).Append(" runs (NativeAOT) and ")
            .Append(readyToRun[0].Wall.Count).Append(" (ReadyToRun)").Append(options.Quick ? ", a quick look" : "").AppendLine(".")
            .AppendLine("CPU is the processor time of all threads, which other work on the machine disturbs less. × compares with the empty program of the same table.")
            .AppendLine().AppendLine(MachineFacts.Line());
        Missing(text, absent);
        Targets(text, native, readyToRun);
        Table(text, "NativeAOT", native);
        Table(text, "ReadyToRun, trimmed, one shared folder (linux-x64)", readyToRun);
        Sizes(text);
        return text.ToString();
    }

    private static void Missing(StringBuilder text, IReadOnlyList<string> absent)
    {
        string[] missing = [.. absent, .. PeakMemory.IsKnown ? [] : (string[])["GNU time (memory)"], .. InstructionCount.IsKnown ? [] : (string[])["valgrind (instructions)"]];
        if (missing.Length > 0)
        {
            text.AppendLine().Append("Absent on this machine: ").AppendJoin("; ", missing).AppendLine(".");
        }
    }

    private static void Targets(StringBuilder text, IReadOnlyList<Subject> native, IReadOnlyList<Subject> readyToRun)
    {
        text.AppendLine().AppendLine("| `get` on a small host (lab-l1.json) | × empty | at most | MB | at most |").AppendLine("|---|---:|---:|---:|---:|");
        Target(text, "NativeAOT", native, 2.5, 15);
        Target(text, "ReadyToRun", readyToRun, 1.35, 40);
    }

    private static void Target(StringBuilder text, string build, IReadOnlyList<Subject> subjects, double ratio, double memory)
    {
        Subject get = subjects.First(static s => s.Name is "nestedvirtualization get, small host");
        text.AppendLine(Plain, $"| {build} | {get.Wall.Median / subjects[0].Wall.Median:0.00} (CPU {get.Processor.Median / subjects[0].Processor.Median:0.00}) | {ratio} | {Number(get.Memory, "0.0")} | {memory} |");
    }

    private static void Table(StringBuilder text, string title, IReadOnlyList<Subject> subjects)
    {
        bool counts = subjects[0].Instructions is not null;
        text.AppendLine().Append("### ").AppendLine(title).AppendLine()
            .Append("| program | ms | p10–p90 | × | CPU ms | × | MB |").AppendLine(counts ? " M instructions |" : "")
            .Append("|---|---:|---:|---:|---:|---:|---:|").AppendLine(counts ? "---:|" : "");
        Subject empty = subjects[0];
        foreach (Subject s in subjects)
        {
            text.Append(Plain, $"| {s.Name} | {s.Wall.Median:0.0} | {s.Wall.Low:0.0}–{s.Wall.High:0.0} | {s.Wall.Median / empty.Wall.Median:0.00} ")
                .Append(Plain, $"| {s.Processor.Median:0.0} | {s.Processor.Median / empty.Processor.Median:0.00} | {Number(s.Memory, "0.0")} |")
                .AppendLine(counts ? $" {Number(s.Instructions, "0.00")} |" : "");
        }
    }

    private static void Sizes(StringBuilder text)
    {
        text.AppendLine().AppendLine("| size | MB |").AppendLine("|---|---:|");
        foreach (string program in (string[])["nestedvirtualization", "vmnetworknesting", "guesthypervrole", "empty"])
        {
            text.AppendLine(Plain, $"| {program}, NativeAOT | {new FileInfo(Publishing.PathOf(Build.NativeAot, program)).Length / 1e6:0.0} |");
        }

        foreach (string program in (string[])["nestedvirtualization", "empty"])
        {
            var folder = new DirectoryInfo(Path.GetDirectoryName(Publishing.PathOf(Build.ReadyToRun, program))!);
            string name = program is "empty" ? "empty program's" : "shared";
            text.AppendLine(Plain, $"| {name} folder, ReadyToRun | {folder.EnumerateFiles().Sum(static f => f.Length) / 1e6:0.0} |");
        }
    }

    private static string Number(double? value, string format) => value?.ToString(format, Plain) ?? "–";
}
