using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>A switch instance as it is desired. What is <see langword="null"/> is not managed.</summary>
internal sealed record DesiredSwitch
{
    /// <summary>Name of the switch.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is to be there.</summary>
    public bool Exist { get; init; } = true;

    /// <summary>Its type.</summary>
    public SwitchType? Type { get; init; }

    /// <summary>Name of the host's network adapter.</summary>
    public string? NetAdapterName { get; init; }

    /// <summary>Interface description of the host's network adapter.</summary>
    public string? NetAdapterDescription { get; init; }

    /// <summary>Names of the host's network adapters, in any order: several are a team. Empty if not managed.</summary>
    public IReadOnlyList<string> NetAdapterNames { get; init; } = [];

    /// <summary>Whether the host itself uses an external switch.</summary>
    public bool? AllowManagementOS { get; init; }

    /// <summary>NAT behind an internal switch.</summary>
    public DesiredNat? Nat { get; init; }

    /// <summary>Whether a switch that is in use may be changed in its kind, or removed.</summary>
    public bool ReplaceWhenConnected { get; init; }

    /// <summary>Whether a network adapter of the host is named.</summary>
    public bool NamesNetAdapter => NetAdapterName is not null || NetAdapterDescription is not null || NetAdapterNames.Count > 0;

    /// <summary>The property by which network adapters are named.</summary>
    public string NetAdapterProperty =>
        NetAdapterNames.Count > 0 ? "netAdapterNames" : NetAdapterName is not null ? "netAdapterName" : "netAdapterDescription";

    /// <summary>The type, if it is given or follows from what else is given.</summary>
    public SwitchType? ImpliedType =>
        Type ?? (NamesNetAdapter || AllowManagementOS is not null ? SwitchType.External : Nat is not null ? SwitchType.Internal : null);

    /// <summary>How messages name it.</summary>
    public string Display => $"switch '{Name}'";
}
