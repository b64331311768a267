using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Switches;

/// <summary>Generated hosts: switches of all kinds, teams, management adapters with names of their own, NATs of all widths, other addresses.</summary>
public sealed class TopologyTests
{
    private static readonly string[] NicNames = ["Management", "SMB01", "A", "B", "vmk 0"];

    private static readonly string[] Changes =
    [
        """ "switchType":"private" """, """ "switchType":"internal" """, """ "allowManagementOS":false """, """ "allowManagementOS":true """,
        """ "netAdapterName":"Ethernet" """, """ "netAdapterName":"Ethernet 4" """, """ "netAdapterNames":["Ethernet 4","Ethernet 3"] """, """ "netAdapterNames":["Ethernet 4"],"allowManagementOS":false """,
        """ "natPrefix":"192.168.96.0/19","natGateway":"192.168.99.1/24" """, """ "natPrefix":"10.9.0.0/16","natGateway":"10.9.0.1" """, """ "_exist":false """,
    ];

    // Kind (0 private, 1 internal, 2 external, 3 team), management adapters, which of them have an address, whether in the NAT.
    private static readonly Gen<(int Kind, int Nics, int Addressed, bool InNat)[]> Switches =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 15], Gen.Bool).Array[1, 3];

    private static readonly Gen<(int NatLength, bool HasNat, bool Foreign, int Change, bool Replaces)> Rest =
        Gen.Select(Gen.Int[16, 30], Gen.Bool, Gen.Bool, Gen.Int[0, Changes.Length - 1], Gen.Bool);

    [Fact]
    public void Each_exported_line_is_in_desired_state() => Gen.Select(Switches, Rest).Sample(
        static (switches, rest) =>
        {
            using Lab lab = Host(switches, rest);
            Assert.All(lab.Export("""{"switchName":"*"}""").Succeeds().Lines, line =>
            {
                RunResult test = lab.Test(line).Succeeds();
                Assert.True((bool?)test.State["_inDesiredState"], line);
            });
        },
        iter: 40, threads: 2);

    [Fact]
    public void A_set_does_what_the_what_if_says_and_loses_no_address_that_was_not_named_and_allowed() => Gen.Select(Switches, Rest).Sample(
        static (switches, rest) =>
        {
            using Lab lab = Host(switches, rest);
            string instance = Instance(rest);
            string[] before = Addresses(lab);
            IReadOnlyList<string> would = Lab.WhatIfLines(lab.WhatIf(instance).Succeeds());
            if (would.Count == 0 || would[0].StartsWith("Set would be refused", StringComparison.Ordinal))
            {
                Assert.Equal(would.Count == 0, lab.Untouched(l => l.Set(instance)).ExitCode == ExitCode.Success);
                return;
            }

            Assert.Equal(would, lab.Brings(instance).Would);
            bool isAllowed = rest.Replaces || instance.Contains("_exist", StringComparison.Ordinal);
            Assert.All(before.Except(Addresses(lab)), lost =>
                Assert.True(isAllowed && would.Any(w => w.Contains($"the host would lose ", StringComparison.Ordinal) && w.Contains(lost, StringComparison.Ordinal)), $"{lost}: {string.Join('\n', would)}"));
        },
        iter: 60, threads: 2);

    [Fact]
    public void The_way_back_restores_the_switch_and_all_addresses() => Gen.Select(Switches, Rest).Sample(
        static (switches, rest) =>
        {
            using Lab lab = Host(switches, rest with { Replaces = true });
            string instance = Instance(rest with { Replaces = true });
            if (instance.Contains("_exist", StringComparison.Ordinal))
            {
                return;
            }

            string before = State(lab);
            string[] addresses = Addresses(lab);
            lab.Faults = $"method={((string[])["RemoveResourceSettings", "ModifyResourceSettings", "AddResourceSettings"])[rest.NatLength % 3]},nth=1,after,error=32768";
            RunResult set = lab.Set(instance);
            lab.Faults = null;
            if (set.ExitCode == ExitCode.Failed)
            {
                Assert.EndsWith("Everything is as it was before.", set.Errors[0], StringComparison.Ordinal);
                Assert.Equal(before, State(lab));
                Assert.Equal(addresses, Addresses(lab));
            }
        },
        iter: 40, threads: 2);

    private static string Instance((int NatLength, bool HasNat, bool Foreign, int Change, bool Replaces) rest) =>
        $$"""{"switchName":"S0",{{Changes[rest.Change]}}{{(rest.Replaces ? ""","whenConnected":"replace" """ : "")}}}""";

    private static Lab Host((int Kind, int Nics, int Addressed, bool InNat)[] switches, (int NatLength, bool HasNat, bool Foreign, int Change, bool Replaces) rest)
    {
        Lab lab = Lab.L1();
        lab.Host.Change(content =>
        {
            var topology = new SwitchTopology(content);
            Queue<string> free = new([.. topology.NetAdapters, topology.AddNetAdapter(), topology.AddNetAdapter()]);
            int number = 0;
            foreach ((int kind, int nics, int addressed, bool inNat) in switches)
            {
                string[] netAdapters = [.. Enumerable.Range(0, Math.Min(Math.Max(kind - 1, 0), free.Count)).Select(_ => free.Dequeue())];
                int count = kind == 0 || (kind > 0 && netAdapters.Length == 0 && nics == 0) ? 0 : nics;
                HostNic[] host = [.. Enumerable.Range(0, count).Select(i => new HostNic(
                    NicNames[(number + i) % NicNames.Length],
                    (addressed >> i & 1) == 0 ? [] : [inNat && i == 0 ? $"192.168.{97 + number}.1/24" : $"10.{50 + number}.{i}.5/24"]) { InterfaceName = $"if {number} {i}", HasGivenMac = i % 2 == 0 })];
                topology.AddSwitch($"S{number++}", netAdapters, host);
            }

            foreach (string left in free)
            {
                topology.AddAddress(left, $"10.7{free.Count}.{left.Length}.{left[^1] % 10 + 1}/24");
            }

            if (rest.Foreign)
            {
                topology.AddAddress("VPN", 90, "172.20.0.1/16");
            }

            if (rest.HasNat)
            {
                IPNetwork prefix = HyperV.Switches.Ipv4.NetworkOf(IPAddress.Parse("192.168.97.1"), rest.NatLength);
                topology.AddNat("LabNat", prefix.ToString());
            }
        });
        return lab;
    }

    private static string[] Addresses(Lab lab) => [.. lab.Host.Content().Instances("MSFT_NetIPAddress", HostNetworks.StandardCimv2)
        .Select(static a => $"{(string)a!["IPAddress"]!}/{(int)a["PrefixLength"]!}").Where(static a => !a.StartsWith("169.254.", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    // A MAC address of Hyper-V's pool is another one each time.
    private static string State(Lab lab)
    {
        JsonObject state = lab.Get("""{"switchName":"S0"}""").Succeeds().State;
        foreach (JsonNode? adapter in state["managementAdapters"]!.AsArray())
        {
            if (((string?)adapter!["macAddress"])?.StartsWith("00155DF", StringComparison.Ordinal) == true)
            {
                adapter.AsObject().Remove("macAddress");
            }
        }

        return JsonTexts.Compact(state);
    }
}
