using System.Text.Json.Nodes;
using NestedDsc.FaultMatrix.Checks;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.FaultMatrix.Scenarios;

/// <summary>Scenarios of <c>NestedDsc/VMNetworkNesting</c> with a switch.</summary>
internal static class SwitchScenarios
{
    private const string StandardCimv2 = @"root\StandardCimv2";
    private const string NatInstance = "\"natPrefix\":\"192.168.100.0/24\",\"natGateway\":\"192.168.100.1\"";

    private static readonly Func<byte[]> L1 = static () => Hosts.L1();

    private static readonly Func<byte[]> WithInternal = With("""{"switchName":"New","switchType":"internal"}""");
    private static readonly Func<byte[]> WithPrivate = With("""{"switchName":"New","switchType":"private"}""");
    private static readonly Func<byte[]> WithExternal = With("""{"switchName":"New","netAdapterName":"Ethernet 2","allowManagementOS":true}""");
    private static readonly Func<byte[]> WithUnshared = With("""{"switchName":"New","netAdapterName":"Ethernet 2","allowManagementOS":false,"whenConnected":"replace"}""");
    private static readonly Func<byte[]> WithNat = With($$"""{"switchName":"New",{{NatInstance}}}""");

    private static readonly Func<byte[]> TwoManagementAdapters = static () => Hosts.L1(static content => new SwitchTopology(content)
        .AddSwitch("New", ["Ethernet 2"], [new("Management", "10.30.0.50/24"), new("LM", "10.40.0.50/24")]));

    private static readonly Func<byte[]> TwoFree = static () => Hosts.L1(static content => _ = new SwitchTopology(content));

    private static readonly Func<byte[]> TeamOfOne = static () => Hosts.L1(static content =>
    {
        var topology = new SwitchTopology(content);
        topology.AddSwitch("New", ["Ethernet"], [new("New", "10.20.0.50/24")], isTeam: true);
        topology.AddAddress("Ethernet 2", "10.30.0.50/24");
    });

    private static readonly Func<byte[]> TeamOfTwo = static () => Hosts.L1(static content => new SwitchTopology(content)
        .AddSwitch("New", ["Ethernet", "Ethernet 2"], [new("New", "10.20.0.50/24")]));

    private static readonly Func<byte[]> SharedNat = static () => Hosts.L1(static content =>
    {
        var topology = new SwitchTopology(content);
        topology.AddSwitch("Lab2", [], [new("Lab2", "192.168.101.1/24")]);
        topology.AddNat("LabNat", "192.168.96.0/19");
    });

    private static readonly Func<byte[]> WithSharedNat = With(SharedNat, """{"switchName":"New","natPrefix":"192.168.96.0/19","natGateway":"192.168.100.1/24"}""");

    private static readonly Exemption Renamed = new(
        Rule.Leftovers,
        static mode => mode.Meddling == Meddling.Rename,
        "a switch that somebody gives another name while it is being made is theirs from then on, and not looked for");

    private static readonly Exemption Bound = new(
        Rule.Converges,
        static mode => mode.Meddling == Meddling.Delete,
        "a network adapter that was being bound to a switch when somebody deleted it stays bound, and the error of the next set names it");

    private static readonly Exemption Removed = new(
        Rule.TakenBack, static _ => true, "a switch that is removed is not made anew: it would be another one, to which nobody is connected");

    // Scenarios whose change has no way back, or not all of one.
    private static readonly Dictionary<string, Exemption> NoWayBack = new(StringComparer.Ordinal)
    {
        ["remove"] = Removed,
        ["remove external"] = Removed,
        ["remove NAT"] = Removed,
        ["remove, NAT stays"] = Removed,
        ["in use, removed"] = Removed,
    };

    public static IReadOnlyList<Scenario> List { get; } =
    [
        Make("create private", L1, "\"switchType\":\"private\"", static s => s is "private"),
        Make("create internal", L1, "\"switchType\":\"internal\"", static s => s is "internal") with { IsQuick = true },
        Make("create external", L1, "\"netAdapterName\":\"Ethernet 2\"", static s => s is "external shared Ethernet 2") with { IsQuick = true },
        Make("create external, not for the host", L1, "\"netAdapterName\":\"Ethernet 2\",\"allowManagementOS\":false,\"whenConnected\":\"replace\"", static s => s is "external Ethernet 2"),
        Make("create NAT", L1, NatInstance, static s => s is "internal nat 192.168.100.0/24") with { IsQuick = true },
        Make("NAT for an internal switch", WithInternal, NatInstance, static s => s is "internal nat 192.168.100.0/24"),
        Make("private to internal with NAT", WithPrivate, "\"switchType\":\"internal\"," + NatInstance, static s => s is "internal nat 192.168.100.0/24"),
        Make("internal to external", WithInternal, "\"netAdapterName\":\"Ethernet 2\"", static s => s is "external shared Ethernet 2") with { IsDesired = Keeps("external shared Ethernet 2", "10.30.0.50") },
        Make("internal to external, not for the host", WithInternal, "\"netAdapterName\":\"Ethernet 2\",\"allowManagementOS\":false,\"whenConnected\":\"replace\"", static s => s is "external Ethernet 2"),
        Make("external to internal", WithExternal, "\"switchType\":\"internal\",\"whenConnected\":\"replace\"", static s => s is "internal"),
        Make("external to private", WithExternal, "\"switchType\":\"private\",\"whenConnected\":\"replace\"", static s => s is "private") with { IsQuick = true },
        Make("host excluded", WithExternal, "\"allowManagementOS\":false,\"whenConnected\":\"replace\"", static s => s is "external Ethernet 2"),
        Make("host admitted", WithUnshared, "\"allowManagementOS\":true", static s => s is "external shared Ethernet 2"),
        Make("other network adapter", WithoutL1Lab(WithUnshared), "\"netAdapterName\":\"Ethernet\",\"whenConnected\":\"replace\"", static s => s is "external Ethernet" or "external shared Ethernet") with { IsQuick = true },
        Make("other network adapter, shared", WithoutL1Lab(WithExternal), "\"netAdapterName\":\"Ethernet\",\"whenConnected\":\"replace\"", static s => s is "external shared Ethernet") with { IsDesired = Keeps("external shared Ethernet", "10.20.0.50", "10.30.0.50") },
        Make("remove", WithInternal, "\"_exist\":false", static s => s is null),
        Make("remove external", WithExternal, "\"_exist\":false", static s => s is null),
        Make("remove NAT", WithNat, "\"_exist\":false", static s => s is null) with { IsQuick = true },
        Make("two management adapters, host excluded", TwoManagementAdapters, "\"allowManagementOS\":false,\"whenConnected\":\"replace\"", static s => s is "external Ethernet 2"),
        Make("two management adapters, private", TwoManagementAdapters, "\"switchType\":\"private\",\"whenConnected\":\"replace\"", static s => s is "private")
            with { IsDesired = Keeps("private", "10.30.0.50", "10.40.0.50") },
        Make("NAT that is there", SharedNat, "\"natPrefix\":\"192.168.96.0/19\",\"natGateway\":\"192.168.100.1/24\"", static s => s is "internal nat 192.168.96.0/19"),
        Make("remove, NAT stays", WithSharedNat, "\"_exist\":false", static s => s is null),
        Make("create team", TwoFree, "\"netAdapterNames\":[\"Ethernet\",\"Ethernet 2\"]", static s => s is "external shared Ethernet+Ethernet 2") with { IsQuick = true },
        Make("member added", TeamOfOne, "\"netAdapterNames\":[\"Ethernet\",\"Ethernet 2\"]", static s => s is "external shared Ethernet+Ethernet 2")
            with { IsDesired = Keeps("external shared Ethernet+Ethernet 2", "10.20.0.50", "10.30.0.50") },
        Make("member removed", TeamOfTwo, "\"netAdapterNames\":[\"Ethernet\"]", static s => s is "external shared Ethernet"),
        Make("in use, refused", L1, "\"switchType\":\"private\"", static s => s is "private", "L1-Lab") with { Refused = ExitCode.Blocked },
        Make("in use, replaced", L1, "\"switchType\":\"internal\",\"whenConnected\":\"replace\"", static s => s is "internal", "L1-Lab"),
        Make("in use, removed", L1, "\"_exist\":false,\"whenConnected\":\"replace\"", static s => s is null, "L1-Lab"),
    ];

    private static Scenario Make(string name, Func<byte[]> host, string wanted, Func<string?, bool> isDesired, string switchName = "New") => new()
    {
        Name = $"switch: {name}",
        Subject = AdapterScenarios.Resource,
        Host = host,
        Instance = $$"""{"switchName":"{{switchName}}",{{wanted}}}""",
        IsDesired = content => isDesired(Describe(content, switchName)),
        SwitchName = switchName,
        ObjectName = switchName,
        Exemptions =
        [
            Bound,
            .. name.StartsWith("create", StringComparison.Ordinal) ? (Exemption[])[Renamed] : [],
            .. NoWayBack.TryGetValue(name, out Exemption? none) ? (Exemption[])[none] : [],
        ],
    };

    // The host has its addresses, wherever.
    private static Func<HostContent, bool> Keeps(string kind, params string[] addresses) => content =>
        string.Equals(Describe(content, "New"), kind, StringComparison.Ordinal)
        && addresses.All(a => content.Instances("MSFT_NetIPAddress", StandardCimv2).Any(i => string.Equals((string?)i!["IPAddress"], a, StringComparison.Ordinal)));

    // The host as a set leaves it, made once.
    private static Func<byte[]> With(string instance) => With(static () => Hosts.L1(), instance);

    private static Func<byte[]> With(Func<byte[]> from, string instance)
    {
        var host = new Lazy<byte[]>(() => Preparation.Run(from(), AdapterScenarios.Resource, instance));
        return () => host.Value;
    }

    private static Func<byte[]> WithoutL1Lab(Func<byte[]> from)
    {
        var host = new Lazy<byte[]>(() => Preparation.Run(
            from(), AdapterScenarios.Resource, """{"switchName":"L1-Lab","_exist":false,"whenConnected":"replace"}"""));
        return () => host.Value;
    }

    /// <summary>What the host's data says of a switch, without the product's help.</summary>
    private static string? Describe(HostContent content, string name)
    {
        JsonNode? settings = content.Instances("Msvm_VirtualEthernetSwitchSettingData")
            .FirstOrDefault(s => string.Equals((string?)s!["ElementName"], name, StringComparison.OrdinalIgnoreCase));
        if (settings is null)
        {
            return null;
        }

        string id = (string)settings["VirtualSystemIdentifier"]!;
        string[] resources =
        [
            .. content.Instances("Msvm_EthernetPortAllocationSettingData")
                .Where(p => ((string)p!["InstanceID"]!).StartsWith($@"Microsoft:{id}\", StringComparison.OrdinalIgnoreCase))
                .SelectMany(static p => p!["HostResource"]?.AsArray().Select(static r => (string)r!) ?? []),
        ];
        bool shared = resources.Any(static r => r.Contains("Msvm_ComputerSystem.", StringComparison.Ordinal));
        string[] nics = [.. resources.Where(static r => r.Contains("Msvm_ExternalEthernetPort.", StringComparison.Ordinal))];
        if (nics.Length > 0)
        {
            IEnumerable<string> adapters = nics.Select(nic => (string)content.Instances("MSFT_NetAdapter", StandardCimv2)
                .First(a => nic.Contains((string)a!["DeviceID"]!, StringComparison.OrdinalIgnoreCase))!["Name"]!);
            return $"external {(shared ? "shared " : "")}{string.Join('+', adapters.Order(StringComparer.Ordinal))}";
        }

        return shared ? $"internal{Nat(content, name)}" : "private";
    }

    private static string Nat(HostContent content, string name)
    {
        bool hasGateway = content.Instances("MSFT_NetIPAddress", StandardCimv2).Any(a =>
            (string?)a!["IPAddress"] is "192.168.100.1" && (int?)a["PrefixLength"] is 24
            && string.Equals((string?)a["InterfaceAlias"], $"vEthernet ({name})", StringComparison.Ordinal));
        string? prefix = content.Namespaces[StandardCimv2]!["MSFT_NetNat"] is null
            ? null
            : (string?)content.Instances("MSFT_NetNat", StandardCimv2).FirstOrDefault()?["InternalIPInterfaceAddressPrefix"];
        return hasGateway && prefix is not null ? $" nat {prefix}" : "";
    }
}
