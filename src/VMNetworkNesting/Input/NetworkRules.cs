using NestedDsc.Protocol.Input;

namespace NestedDsc.VMNetworkNesting.Input;

/// <summary>The rules that instances of this resource keep besides the <see cref="InputRules"/>: between properties, and of networks.</summary>
internal static class NetworkRules
{
    /// <summary>Properties of an adapter instance and of a switch instance in one.</summary>
    public static InputRule AdapterOrSwitch { get; } = new("AdapterOrSwitch");

    /// <summary>A property of external switches for one of another type.</summary>
    public static InputRule ExternalOnly { get; } = new("ExternalOnly");

    /// <summary>A property of one VLAN mode for another.</summary>
    public static InputRule VlanModeOnly { get; } = new("VlanModeOnly");

    /// <summary>The text is no list of VLAN IDs.</summary>
    public static InputRule NotVlanIds { get; } = new("NotVlanIds");

    /// <summary>No network adapter, too many, or one named twice.</summary>
    public static InputRule TeamMembers { get; } = new("TeamMembers");

    /// <summary>A list of network adapters and one beside it.</summary>
    public static InputRule TeamOrAdapter { get; } = new("TeamOrAdapter");

    /// <summary>NAT for a switch that is not internal.</summary>
    public static InputRule InternalOnly { get; } = new("InternalOnly");

    /// <summary>One of natPrefix and natGateway without the other.</summary>
    public static InputRule NatPair { get; } = new("NatPair");

    /// <summary>The text is no IPv4 network.</summary>
    public static InputRule NotANetwork { get; } = new("NotANetwork");

    /// <summary>The network is too small or too large for NAT.</summary>
    public static InputRule PrefixLength { get; } = new("PrefixLength");

    /// <summary>The network is reserved for something else.</summary>
    public static InputRule ReservedNetwork { get; } = new("ReservedNetwork");

    /// <summary>The network has bits set behind its prefix.</summary>
    public static InputRule HostBits { get; } = new("HostBits");

    /// <summary>The text is no IPv4 address.</summary>
    public static InputRule NotAnAddress { get; } = new("NotAnAddress");

    /// <summary>The gateway is not in the network.</summary>
    public static InputRule GatewayOutside { get; } = new("GatewayOutside");

    /// <summary>The gateway is the network's own address or its broadcast address.</summary>
    public static InputRule GatewayReserved { get; } = new("GatewayReserved");
}
