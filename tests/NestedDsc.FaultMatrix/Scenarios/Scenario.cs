using NestedDsc.FaultMatrix.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.FaultMatrix.Scenarios;

/// <summary>One set on one host, of which every call is to go wrong in every way. To add one is to add one of these.</summary>
internal sealed record Scenario
{
    public required string Name { get; init; }

    public required Subject Subject { get; init; }

    /// <summary>The host's file.</summary>
    public required Func<byte[]> Host { get; init; }

    /// <summary>The instance.</summary>
    public required string Instance { get; init; }

    /// <summary>Says, by the host's data alone, whether the instance is in desired state.</summary>
    public required Func<HostContent, bool> IsDesired { get; init; }

    /// <summary>The machine that is managed; <see langword="null"/> for a switch, or for the computer itself.</summary>
    public string? VmId { get; init; }

    /// <summary>The switch that is managed.</summary>
    public string? SwitchName { get; init; }

    /// <summary>Texts that mark an instance of the host's data as belonging to what is managed.</summary>
    public IReadOnlyList<string> Owns { get; init; } = [];

    /// <summary>The exit code with which the set is refused; <see cref="ExitCode.Success"/> if it is not.</summary>
    public ExitCode Refused { get; init; }

    /// <summary>What happens before the result is looked at, such as a restart; given the host's file.</summary>
    public Action<string> Finish { get; init; } = static _ => { };

    /// <summary>What every failure must name.</summary>
    public required string ObjectName { get; init; }

    /// <summary>What else a failure may name instead.</summary>
    public string AlsoNames { get; init; } = "";

    /// <summary>Results that differ from the rule, each with its reason.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>
    /// Whether the set may do nothing at all instead, and say why: under an answer to an open question that leaves it no other way.
    /// </summary>
    public bool MayStop { get; init; }

    /// <summary>Whether an answer to an open question can leave a change undone of which nothing tells but the read-back after it.</summary>
    public bool IsToldByReadBack { get; init; }

    /// <summary>Whether it belongs to the part that is run with every build.</summary>
    public bool IsQuick { get; init; }

    public override string ToString() => Name;
}
