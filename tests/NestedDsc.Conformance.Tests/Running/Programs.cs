using NestedDsc.Cim;
using NestedDsc.GuestHyperVRole;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.NestedVirtualization;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting;

namespace NestedDsc.Conformance.Tests.Running;

/// <summary>The executables, each run on a host with a session that writes down what goes through it.</summary>
internal static class Programs
{
    public const string Machines = "NestedVirtualization";
    public const string Network = "VMNetworkNesting";
    public const string Role = "GuestHyperVRole";

    public static IReadOnlyList<string> All { get; } = [Machines, Network, Role];

    /// <summary>Runs a verb.</summary>
    /// <param name="program">The executable.</param>
    /// <param name="host">The host; it is left as the run leaves it.</param>
    /// <param name="recording">What is written down to.</param>
    /// <param name="setup">Faults to inject, and what else stands between program and host.</param>
    /// <param name="input">The instance.</param>
    /// <param name="args">The verb.</param>
    public static RunResult Run(
        string program, TemporaryHost host, Recording recording, RunSetup setup, string input, params IReadOnlyList<string> args)
    {
        ICimSession Watch(ICimSession session) => new RecordingSession(setup.Between(session), recording);
        RunResult result = program switch
        {
            Machines => Run(
                new ResourceLab<HyperVConnection>(host, static e => new NestedVirtualizationResource(e), static (_, s) => new HyperVConnection(s)),
                setup, input, args, Watch),
            Network => Run(
                new ResourceLab<HyperVConnection>(host, static e => new VMNetworkNestingResource(e), static (_, s) => new HyperVConnection(s)),
                setup, input, args, Watch),
            Role => Run(
                new ResourceLab<GuestConnection>(
                    host, static e => new GuestHyperVRoleResource(e), static (simulated, s) => new GuestConnection(new HyperVConnection(s), simulated.Servicing)),
                setup, input, args, Watch),
            _ => throw new ArgumentOutOfRangeException(nameof(program), program, "No such executable."),
        };
        recording.HasSucceeded = result.ExitCode is Protocol.ExitCode.Success;
        return result;
    }

    private static RunResult Run<TContext>(
        ResourceLab<TContext> lab, RunSetup setup, string input, IReadOnlyList<string> args, Func<ICimSession, ICimSession> watch)
        where TContext : IDisposable
    {
        lab.Faults = setup.Faults;
        return lab.Watched(input, args, watch).Result;
    }
}
