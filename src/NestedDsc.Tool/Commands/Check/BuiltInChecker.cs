using System.Diagnostics;
using System.Runtime.InteropServices;
using NestedDsc.Documents;
using NestedDsc.Hosting.Checks;
using NestedDsc.Protocol;
using NestedDsc.Protocol.InProcess;
using NestedDsc.Protocol.Plans;
using NestedDsc.Reports;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Check;

/// <summary>Checks in this process, by the code of the resources themselves.</summary>
internal sealed class BuiltInChecker : IHostChecker
{
    private readonly (ConfiguredResource Resource, string Type, Func<IHostToCheck, InstanceAnswer> Test)[] _tests;

    private BuiltInChecker((ConfiguredResource, string, Func<IHostToCheck, InstanceAnswer>)[] tests) => _tests = tests;

    public string Engine { get; } = $"{ToolProgram.Name} {ToolVersion.Current}";

    /// <exception cref="DocumentException">The document has instances of other resources.</exception>
    public static BuiltInChecker For(ConfigurationDocument document)
    {
        DocumentMistake[] foreign = [.. document.Resources
            .Where(static r => ResourceCatalog.Find(r.Type) is null)
            .Select(static r => new DocumentMistake(
                r.Location, $"'{r.Type}' is none of the resources that are built in. '--engine dsc' checks any, one host at a time."))];
        if (foreign.Length > 0)
        {
            throw new DocumentException(foreign);
        }

        return new BuiltInChecker([.. document.Resources.Select(static r =>
        {
            BuiltInResource resource = ResourceCatalog.Find(r.Type)!;
            return (r, resource.Type, resource.Prepare(JsonMarshal.GetRawUtf8Value(r.Properties).ToArray()));
        })]);
    }

    public Task<HostResult> CheckAsync(string? file, CancellationToken cancel) => Task.Run(() => Check(file), cancel);

    private HostResult Check(string? file)
    {
        try
        {
            using IHostToCheck host = file is null ? new ThisComputerToCheck() : HostFileToCheck.Open(file);
            return new HostResult(host.Name, file, [.. _tests.Select(t => Result(t.Resource, t.Type, () => t.Test(host)))]);
        }
#pragma warning disable CA1031 // Whatever is wrong with a host's file, the other hosts are checked.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new HostResult(HostNames.Of(file), file, [], error.Message);
        }
    }

    private static ResourceResult Result(ConfiguredResource resource, string type, Func<InstanceAnswer> test)
    {
        long start = Stopwatch.GetTimestamp();
        InstanceAnswer answer = test();
        var result = new ResourceResult
        {
            Name = resource.Name,
            Type = type,
            Verdict = answer.Failure is not null ? Verdict.Error : answer.InDesiredState ? Verdict.Compliant : Verdict.NotCompliant,
            Desired = resource.Properties,
            Actual = answer.State,
            DifferingProperties = answer.DifferingProperties,
            Reasons = Remarks(answer.Reasons),
            Blockers = Remarks(answer.Blockers),
            Notices = Remarks(answer.Notices),
            RestartRequired = answer.RestartRequired,
            Error = answer.Failure is { } failure ? string.Join(" ", failure.Messages) : null,
            ExitCode = (int)(answer.Failure?.ExitCode ?? ExitCode.Success),
            Location = resource.Location,
        };
        return result with { Duration = Stopwatch.GetElapsedTime(start) };
    }

    private static Remark[] Remarks(IReadOnlyList<Finding> findings) => [.. findings.Select(static f => new Remark(f.Code, f.Phrase))];
}
