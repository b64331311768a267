using NestedDsc.Conformance.Tests.Checks;

namespace NestedDsc.Conformance.Tests;

/// <summary>Contradictions that are known and are about to be mended. An entry that is not needed any more fails a test.</summary>
internal static class KnownContradictions
{
    private const string Queries = "src/NestedDsc.HyperV: statements that do without on builds before 14393";
    private const string ServerManager = "src/NestedDsc.Simulation/Providers/ServerManager: types and classes of values";

    public static IReadOnlyList<Known> List { get; } =
    [
        // Queries name what old builds lack: they answer InvalidQuery to an export, and to a get where associations don't work.
        new("Msvm_VirtualSystemSettingData.UserSnapshotType", "is not there on build 9200", Queries),
        new("Msvm_VirtualSystemSettingData.UserSnapshotType", "is not there on build 9600", Queries),
        new("Msvm_VirtualSystemSettingData.VirtualSystemSubType", "is not there on build 9200", Queries),
        new("Msvm_SecuritySettingData.VirtualizationBasedSecurityOptOut", "is not there on build 10586", Queries),
        new("NestedVirtualization export", "fails on build 9200", Queries),
        new("NestedVirtualization export", "fails on build 9600", Queries),
        new("NestedVirtualization export", "fails on build 10586", Queries),
        new("NestedVirtualization get", "fails on build 10586", Queries),

        // Values of Server Manager as the simulated host makes them.
        new("MSFT_ServerManagerError", "no class of any namespace", ServerManager),
        new("MSFT_ServerManagerServerComponent.NumericId", "is sint32, not uint32", ServerManager),
        new("MSFT_ServerManagerServerComponent.OptionalCompanions", "is instance:MSFT_OptionalCompanion[], not string[]", ServerManager),
        new("ServerComponent_HyperV.VirtualMachineMigrationAuthenticationType", "is string, not uint8", ServerManager),
    ];

    /// <param name="Subject">Class, property, or program and verb.</param>
    /// <param name="Problem">How the problem begins.</param>
    /// <param name="Why">What is about to change.</param>
    internal sealed record Known(string Subject, string Problem, string Why)
    {
        public bool Covers(Contradiction contradiction) =>
            string.Equals(contradiction.Subject, Subject, StringComparison.Ordinal) && contradiction.Problem.StartsWith(Problem, StringComparison.Ordinal);
    }
}
