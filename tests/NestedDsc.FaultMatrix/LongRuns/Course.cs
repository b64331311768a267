using NestedDsc.TestSupport;

namespace NestedDsc.FaultMatrix.LongRuns;

/// <summary>A round of sets that ends where it began. Each of them changes something, and some fail and take it back, or die over it.</summary>
/// <param name="Program">Name of the executable.</param>
/// <param name="HostFile">The host that it starts with.</param>
/// <param name="Steps">The sets.</param>
internal sealed record Course(string Program, string HostFile, IReadOnlyList<CourseStep> Steps)
{
    private const int Failed = 3;
    private const int Died = 86;
    private const string Nat = """{"switchName":"Nat","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""";

    public static IReadOnlyList<Course> All { get; } =
    [
        new("nestedvirtualization", HostFiles.LabL0,
        [
            new("""{"vmName":"lab-web01","processorCount":4,"memoryStartupMB":8192,"exposeVirtualizationExtensions":true}"""),
            new("""{"vmName":"lab-web01","processorCount":8,"checkpoint":{"name":"before","restoreOnFailure":true}}""") { Faults = "method=ModifyResourceSettings,error=32768", ExitCode = Failed },
            new("""{"vmName":"lab-web01","processorCount":2,"memoryStartupMB":4096,"exposeVirtualizationExtensions":false}"""),
            new("""{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}"""),
            new("""{"vmName":"lab-sql01","processorCount":6,"whenRunning":"turnOff"}""") { Faults = "method=ModifyResourceSettings,after,die", ExitCode = Died },
            new("""{"vmName":"lab-sql01","processorCount":8,"whenRunning":"turnOff"}"""),
        ]),
        new("vmnetworknesting", HostFiles.LabL1,
        [
            new(Nat),
            new("""{"switchName":"New","netAdapterName":"Ethernet 2"}"""),
            new("""{"switchName":"New","switchType":"internal","whenConnected":"replace"}""") { Faults = "method=RemoveResourceSettings,after,error=32768", ExitCode = Failed },
            new("""{"switchName":"New","allowManagementOS":false,"whenConnected":"replace"}"""),
            new("""{"vmName":"l2-app01","macAddressSpoofing":"on"}"""),
            new("""{"switchName":"New","_exist":false}"""),
            new("""{"switchName":"Nat","_exist":false}""") { Faults = "method=DestroySystem,die", ExitCode = Died },
            new("""{"switchName":"Nat","_exist":false}"""),
            new("""{"vmName":"l2-app01","macAddressSpoofing":"off"}"""),
        ]),
        new("guesthypervrole", HostFiles.Guest2019,
        [
            new("""{"includeContainers":true}""") { Faults = "method=DismEnableFeature,job=fails", ExitCode = Failed },
            new("""{"includeContainers":true}""") { Faults = "method=DismEnableFeature,after,die", ExitCode = Died, Restarts = true },
            new("""{"_exist":false,"includeContainers":false}""") { Restarts = true },
            new("""{"_exist":true}""") { Restarts = true },
            new("""{"_exist":false}""") { Restarts = true },
        ]),
    ];
}
