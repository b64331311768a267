using NestedDsc.Cim;
using NestedDsc.Cim.Mi;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Tracing;
using NestedDsc.Servicing;
using NestedDsc.Servicing.Windows;
using NestedDsc.Simulation;
using NestedDsc.Simulation.Latency;

namespace NestedDsc.Hosting;

/// <summary>Connects to the host that a resource works on: this computer, or a simulated one.</summary>
public static class HostConnection
{
    /// <summary>Name of the variable that holds the path of a simulated host's file.</summary>
    public const string HostVariable = "NESTEDDSC_HOST";

    /// <summary>Name of the variable that makes calls to a simulated host fail, for tests.</summary>
    public const string FaultVariable = "NESTEDDSC_FAULT";

    /// <summary>
    /// Name of the variable that makes calls to a simulated host take time, such as <c>call=20,instance=0.1</c>; see
    /// <see cref="HostLatency.Parse"/>.
    /// </summary>
    public const string LatencyVariable = "NESTEDDSC_LATENCY";

    /// <summary>What the help text says of the variables that users set.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> EnvironmentVariables { get; } =
        [(HostVariable, "path of a simulated host to work on instead of this computer")];

    /// <summary>Connects.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="trace">For messages.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ResourceException">There is no Hyper-V on this operating system.</exception>
    public static HyperVConnection Open(Func<string, string?> environment, Tracer trace)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(trace);
        ICimSession session = OpenSession(environment, trace);
        return trace.IsEnabled(TraceLevel.Trace)
            ? new HyperVConnection(new TracingSession(session, trace), () => new TracingServicing(ServicingOf(session), trace))
            : new HyperVConnection(session, () => ServicingOf(session));
    }

    /// <summary>Connects to a Windows on which the Hyper-V role is managed.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="trace">For messages.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ResourceException">There is no Hyper-V on this operating system.</exception>
    public static GuestConnection OpenGuest(Func<string, string?> environment, Tracer trace)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(trace);
        ICimSession session = OpenSession(environment, trace);
        IServicingSession servicing = ServicingOf(session);
        bool isTraced = trace.IsEnabled(TraceLevel.Trace);
        return new GuestConnection(
            new HyperVConnection(isTraced ? new TracingSession(session, trace) : session),
            isTraced ? new TracingServicing(servicing, trace) : servicing,
            new TraceProgress(trace));
    }

    private static IServicingSession ServicingOf(ICimSession session) => session switch
    {
        SimulatedSession simulated => simulated.Servicing,
        _ when OperatingSystem.IsWindows() => WindowsServicing.Open(),
        _ => throw new PlatformNotSupportedException(),
    };

    private static ICimSession OpenSession(Func<string, string?> environment, Tracer trace)
    {
        string? file = environment(HostVariable);
        if (!string.IsNullOrEmpty(file))
        {
            trace.Announce($"Working on the simulated host '{file}' ({HostVariable}), not on this computer.");
            return OpenSimulated(file, environment, trace);
        }

        return OperatingSystem.IsWindows()
            ? MiSession.Open()
            : throw new ResourceException(
                ExitCode.Unavailable,
                $"Hyper-V runs on Windows only. Run this on the Hyper-V host, or set {HostVariable} to the file of a simulated or captured host.");
    }

    private static SimulatedSession OpenSimulated(string file, Func<string, string?> environment, Tracer trace)
    {
        string faults = environment(FaultVariable) ?? "";
        if (environment(LatencyVariable) is not { Length: > 0 } text)
        {
            return SimulatedSession.Open(file, faults);
        }

        var latency = HostLatency.Parse(text);
        trace.Announce($"Calls to the simulated host take {latency} ({LatencyVariable}).");
        return SimulatedSession.Open(file, faults, latency);
    }
}
