using NestedDsc.Conformance.Tests.Checks;
using NestedDsc.Conformance.Tests.Running;
using NestedDsc.Conformance.Tests.Schema;
using NestedDsc.Conformance.Tests.Sources;

namespace NestedDsc.Conformance.Tests;

/// <summary>Everything that the product says of Windows' classes, held to the facts once for all tests.</summary>
internal sealed class Findings
{
    private static readonly Lazy<Findings> Once = new(static () => new Findings());

    private Findings()
    {
        var ledger = new Ledger();
        var names = new NameCheck(SchemaFacts.Known, ledger);
        foreach (string file in Course.Hosts())
        {
            new HostFileCheck(names).Check(File.ReadAllBytes(file), Path.GetFileName(file));
        }

        int ofFiles = ledger.Facts;
        var course = Course.Run();
        foreach (Recording recording in course.Recordings)
        {
            new RecordingCheck(names).Check(recording);
        }

        foreach ((string place, byte[] json) in course.Left)
        {
            new HostFileCheck(names).Check(json, place);
        }

        new CatalogCheck(names).Check();
        new CompletenessCheck(names).Check(course);
        int ofRuns = ledger.Facts - ofFiles;
        int found = new SourceCheck(SchemaFacts.Known, ledger, course.UsedNames()).Check(SourceModel.OfRepository());
        foreach (Contradiction failure in course.Failures)
        {
            ledger.Hold($"{failure.Subject} {failure.Problem}", failure);
        }

        Facts = ledger.Facts;
        Contradictions = ledger.Contradictions;
        Summary = $"{ledger.Facts} facts checked: {ofFiles} of host files, {ofRuns} more of {course.Recordings.Count} runs and what they left, "
            + $"{ledger.Facts - ofFiles - ofRuns} more of {found} names in the sources";
    }

    public static Findings All => Once.Value;

    public int Facts { get; }

    public IReadOnlyList<Contradiction> Contradictions { get; }

    /// <summary>What was checked, as a line.</summary>
    public string Summary { get; }
}
