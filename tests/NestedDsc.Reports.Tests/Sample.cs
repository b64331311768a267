using System.Text.Json;
using NestedDsc.Documents;

namespace NestedDsc.Reports.Tests;

/// <summary>A report with every verdict and everything that a result can have.</summary>
internal static class Sample
{
    private const string Document = "labs/nested lab.dsc.yaml";

    private const string Virtualization = "NestedDsc/NestedVirtualization";

    private const string Network = "NestedDsc/VMNetworkNesting";

    public static ReportHeader Header { get; } =
        new(Document, "test", "nesteddsc 0.1.0", new DateTimeOffset(2026, 7, 1, 6, 30, 0, TimeSpan.FromHours(2)));

    public static IReadOnlyList<HostResult> Hosts { get; } = [Failing(), Compliant(), NotCompliant(), Unreachable()];

    public static string Write(ReportFormat format) => Write(format, Header, Hosts);

    public static string Write(ReportFormat format, ReportHeader header, IEnumerable<HostResult> hosts)
    {
        using var output = new MemoryStream();
        using IReportWriter writer = ReportWriters.Create(format, output, header);
        foreach (HostResult host in hosts)
        {
            writer.Write(host);
        }

        writer.Complete();
        return new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.ToArray());
    }

    public static JsonElement Json(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static HostResult Compliant() => new(
        "HV01",
        null,
        [
            new ResourceResult
            {
                Name = "Nested Hyper-V on lab-sql01",
                Type = Virtualization,
                Verdict = Verdict.Compliant,
                Desired = Json("""{"vmName":"lab-sql01","exposeVirtualizationExtensions":true,"processorCount":4,"whenRunning":"shutdown"}"""),
                Actual = Json("""{"vmName":"lab-sql01","vmId":"5e4a6c1e-1f0b-4c56-9a0e-2f5a3f1d7c11","exposeVirtualizationExtensions":true,"processorCount":4,"vmState":"Running","reasons":[]}"""),
                Reasons = [new Remark("NestedVirtualization:NestedVirtualization:Compliant", "VM 'lab-sql01' is in desired state.")],
                Notices = [new Remark("NestedVirtualization:NestedVirtualization:LiveMigration", "VM 'lab-sql01' can't be live-migrated while VMs run in it.")],
                Duration = TimeSpan.FromMilliseconds(412),
                Location = new SourceLocation(Document, 4, 5),
            },
            new ResourceResult
            {
                Name = "MAC address spoofing of lab-sql01",
                Type = Network,
                Verdict = Verdict.Compliant,
                Desired = Json("""{"vmName":"lab-sql01","macAddressSpoofing":"on"}"""),
                Actual = Json("""{"vmName":"lab-sql01","macAddressSpoofing":"on","adapters":[{"name":"Network Adapter","macAddress":"00-15-5D-01-02-03","switchName":"Lab","connected":true,"macAddressSpoofing":"on"}]}"""),
                Reasons = [new Remark("VMNetworkNesting:VMNetworkNesting:Compliant", "The network adapters of VM 'lab-sql01' are in desired state.")],
                Duration = TimeSpan.FromMilliseconds(288),
                Location = new SourceLocation(Document, 11, 5),
            },
        ]);

    private static HostResult NotCompliant() => new(
        "HV02",
        null,
        [
            new ResourceResult
            {
                Name = "Nested Hyper-V on lab-sql01",
                Type = Virtualization,
                Verdict = Verdict.NotCompliant,
                Desired = Json("""{"vmName":"lab-sql01","exposeVirtualizationExtensions":true,"processorCount":4,"whenRunning":"shutdown"}"""),
                Actual = Json("""{"vmName":"lab-sql01","vmId":"0d0b3a5a-77f7-4e0a-8f43-6d1f5a0e9b21","exposeVirtualizationExtensions":false,"processorCount":2,"vmState":"Running","generation":2,"checkpoints":[{"name":"before patch day","created":"2026-05-04T09:12:44Z"}],"reasons":[],"_inDesiredState":false}"""),
                DifferingProperties = ["exposeVirtualizationExtensions", "processorCount"],
                Reasons =
                [
                    new Remark("NestedVirtualization:NestedVirtualization:ExposeVirtualizationExtensions", "VM 'lab-sql01' does not expose the virtualization extensions; it has to."),
                    new Remark("NestedVirtualization:NestedVirtualization:ProcessorCount", "VM 'lab-sql01' has 2 virtual processors; 4 are required."),
                ],
                Blockers = [new Remark("NestedVirtualization:NestedVirtualization:ShutdownUnavailable", "VM 'lab-sql01' does not answer the shutdown service. Shut it down from inside.")],
                Notices = [new Remark("NestedVirtualization:NestedVirtualization:Checkpoints", "Checkpoint 'before patch day' would bring the old settings back.")],
                Duration = TimeSpan.FromMilliseconds(1204),
                Location = new SourceLocation(Document, 4, 5),
            },
            new ResourceResult
            {
                Name = "MAC address spoofing of lab-sql01",
                Type = Network,
                Verdict = Verdict.NotCompliant,
                Desired = Json("""{"vmName":"lab-sql01","macAddressSpoofing":"on"}"""),
                Actual = Json("""{"vmName":"lab-sql01","macAddressSpoofing":"off","adapters":[{"name":"Network Adapter","macAddress":"00-15-5D-01-02-03","switchName":"Lab","connected":true,"macAddressSpoofing":"off"}]}"""),
                DifferingProperties = ["macAddressSpoofing"],
                Reasons = [new Remark("VMNetworkNesting:VMNetworkNesting:MacAddressSpoofing", "MAC address spoofing is off for 'Network Adapter' of VM 'lab-sql01'; it has to be on.")],
                Duration = TimeSpan.FromMilliseconds(301),
                Location = new SourceLocation(Document, 11, 5),
            },
            new ResourceResult
            {
                Name = "Hyper-V in the guest",
                Type = "NestedDsc/GuestHyperVRole",
                Verdict = Verdict.NotCompliant,
                Desired = Json("""{"_exist":true}"""),
                Actual = Json("""{"_exist":true,"roleState":"EnablePending","restartPending":true}"""),
                Reasons = [new Remark("GuestHyperVRole:GuestHyperVRole:RestartPending", "The computer has to restart before Hyper-V runs.")],
                RestartRequired = ["lab-sql01"],
                Location = new SourceLocation(Document, 16, 5),
            },
        ]);

    private static HostResult Failing() => new(
        "hv03.contoso.com",
        "captures/hv03.json",
        [
            new ResourceResult
            {
                Name = "Nested Hyper-V on lab-sql01",
                Type = Virtualization,
                Verdict = Verdict.NotCompliant,
                Desired = Json("""{"vmName":"lab-sql01","exposeVirtualizationExtensions":true,"processorCount":4}"""),
                Actual = Json("""{"vmName":"lab-sql01","_exist":false}"""),
                DifferingProperties = ["_exist"],
                Reasons = [new Remark("NestedVirtualization:NestedVirtualization:VMNotFound", "There is no VM 'lab-sql01' on this host.")],
                Blockers = [new Remark("NestedVirtualization:NestedVirtualization:VMNotFound", "There is no VM 'lab-sql01' on this host. Virtual machines are not created here.")],
            },
            new ResourceResult
            {
                Name = "MAC address spoofing of lab-sql01",
                Type = Network,
                Verdict = Verdict.Error,
                Desired = Json("""{"vmName":"lab-sql01","macAddressSpoofing":"on"}"""),
                Error = "Access is denied. Run as an administrator, or as a member of Hyper-V Administrators.",
                ExitCode = 5,
                Duration = TimeSpan.FromMilliseconds(95),
                Location = new SourceLocation(Document, 11, 5),
            },
        ]);

    private static HostResult Unreachable() =>
        new("hv04.contoso.com", "captures/hv04.json", [], "captures/hv04.json is not a captured host: line 1, column 1: '{' is missing.");
}
