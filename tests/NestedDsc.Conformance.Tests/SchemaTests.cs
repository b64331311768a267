using NestedDsc.Conformance.Tests.Checks;
using NestedDsc.Conformance.Tests.Running;
using NestedDsc.Conformance.Tests.Schema;

namespace NestedDsc.Conformance.Tests;

/// <summary>Everything that this product says of Windows' classes, held to what others say of them.</summary>
public class SchemaTests(ITestOutputHelper output)
{
    private const int FewestFacts = 600;

    [Fact]
    public void No_host_file_and_no_name_in_the_sources_contradicts_the_facts()
    {
        var ledger = new Ledger();
        var names = new NameCheck(SchemaFacts.Known, ledger);
        foreach (string file in Course.Hosts())
        {
            new HostFileCheck(names).Check(File.ReadAllBytes(file), Path.GetFileName(file));
        }

        int files = ledger.Facts;
        var course = Course.Run();
        foreach (Recording recording in course.Recordings)
        {
            new RecordingCheck(names).Check(recording);
        }

        int sessions = ledger.Facts;
        foreach ((string place, byte[] json) in course.Left)
        {
            new HostFileCheck(names).Check(json, place);
        }

        output.WriteLine($"{ledger.Facts} facts checked ({files} of host files, {sessions - files} more of {course.Recordings.Count} runs), {ledger.Contradictions.Count} contradictions");
        string[] wrong = [.. ledger.Contradictions.Select(static c => c.ToString()), .. course.Failures];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        Assert.True(ledger.Facts >= FewestFacts, $"Only {ledger.Facts} facts were checked.");
    }
}
