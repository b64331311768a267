using System.Net;

namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>NAT behind an internal switch.</summary>
/// <param name="Prefix">The network that is translated.</param>
/// <param name="Gateway">The host's address in it.</param>
internal sealed record DesiredNat(IPNetwork Prefix, IPAddress Gateway);
