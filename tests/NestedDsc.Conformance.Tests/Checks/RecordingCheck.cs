using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Running;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds what went through a session to the facts, for the build of the host that it went to.</summary>
internal sealed class RecordingCheck(NameCheck names)
{
    /// <summary>Properties that readers ask of rows of any class, which most lack.</summary>
    private static readonly (string Property, string Why)[] AskedOfAll =
    [
        ("VirtualSystemIdentifier", "names the machine of a checkpoint's own settings; rows of all classes are asked where their InstanceID names no machine"),
    ];

    public void Check(Recording recording)
    {
        var onHost = new Site($"{recording.Place} on build {recording.Build}", recording.Build);
        Site anywhere = onHost with { Build = null };
        foreach ((CimRead read, bool isRefused) in recording.Statements)
        {
            // The code knew what to do without: the statement has to be right on another build only.
            Site site = isRefused && recording.HasSucceeded ? anywhere : onHost;
            new StatementCheck(names).Check(read, site with { Place = $"{read.Text}, {site.Place}" });
        }

        foreach (CimPath path in recording.Paths)
        {
            new PathCheck(names).Check(path, onHost);
        }

        foreach ((CimMethodCall call, CimMethodResult? result) in recording.Calls)
        {
            new CallCheck(names).Check(call, onHost);
            if (result is not null)
            {
                new CallCheck(names).Answer(call, result, onHost with { Place = $"the simulated host's answer, {onHost.Place}" });
            }
        }

        foreach ((string ns, CimObject instance) in recording.Created)
        {
            new ValueCheck(names).Instance(ns, instance, onHost);
        }

        foreach ((string ns, CimObject row) in recording.Rows)
        {
            new ValueCheck(names).Instance(ns, row, onHost with { Place = $"the simulated host's answer, {onHost.Place}" });
        }

        foreach ((CimMethodCall call, string parameter) in recording.Asked)
        {
            new CallCheck(names).Asked(call, parameter, onHost);
        }

        Reads(recording, anywhere);
    }

    // A property that an older build lacks reads as null there, which the code has to be content with.
    private void Reads(Recording recording, Site site)
    {
        foreach ((string ns, string className, string property, string? notIn) in recording.Reads)
        {
            if (!Array.Exists(AskedOfAll, a => string.Equals(a.Property, property, StringComparison.OrdinalIgnoreCase))
                && names.Property(ns, className, property, site with { Place = $"a reader of rows, {site.Place}" }) is { } fact)
            {
                names.Ledger.Hold($"{ns}:{className}.{property} is selected before it is read", notIn is null
                    ? null
                    : new Contradiction($"{className}.{property}", $"is read of the rows of a statement that doesn't select it: {notIn}", site.Place, fact.Source));
            }
        }
    }
}
