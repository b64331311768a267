using NestedDsc.Cim;

namespace NestedDsc.Conformance.Tests.Running;

/// <summary>What is special about a run.</summary>
internal sealed record RunSetup
{
    public static RunSetup Plain { get; } = new();

    /// <summary>Faults to inject, in the grammar of the simulated host.</summary>
    public string Faults { get; init; } = "";

    /// <summary>What stands between the program and the host.</summary>
    public Func<ICimSession, ICimSession> Between { get; init; } = static session => session;
}
