using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Adapters;

/// <summary>Any settings for ports with any rows: what is named changes, nothing else does, and what fails is taken back.</summary>
public sealed class AnySettingsTests
{
    private const string Vm = "lab-sql01";
    private const string OneAdapter = "Cluster";

    private static readonly (string Name, string Column)[] Flags =
        [("macAddressSpoofing", "AllowMacSpoofing"), ("allowTeaming", "AllowTeaming"), ("dhcpGuard", "EnableDhcpGuard"), ("routerGuard", "EnableRouterGuard")];

    private static readonly string[] Faults =
        ["error=32768", "error=32773", "after,error=32768", "exception=Failed", "after,exception=Failed", "job=fails", "ignored", "vanish"];

    private static readonly Gen<PortRow> Rows = Gen.Select(
        Gen.Bool, Gen.Bool.Array[5], Gen.Int[0, 3], Gen.Int[0, 4094], Gen.Int[0, 4091],
        static (hasSecurity, flags, vlan, id, first) => new PortRow(hasSecurity, flags, vlan, id, first));

    // For each flag and the VLAN: left out, or one of its values.
    private static readonly Gen<Wish> Wishes = Gen.Select(
        Gen.Int[0, 2].Array[4], Gen.Int[0, 5], Gen.Int[0, 4094], Gen.Int[0, 4090], Gen.Bool,
        static (flags, vlan, id, first, isOne) => new Wish(flags, vlan, id, first, isOne));

    [Fact]
    public void Only_what_is_named_changes_as_the_what_if_said_and_a_second_set_does_nothing() => Gen.Select(Rows.Array[8], Wishes).Sample(
        static (rows, wish) =>
        {
            using Lab lab = Make(rows);
            string instance = wish.Instance;
            JsonObject before = lab.Host.Content().Root.DeepClone().AsObject();
            if ((bool?)lab.Untouched(l => l.Test(instance)).Succeeds().State["_inDesiredState"] == true)
            {
                Assert.Equal("[]", lab.Untouched(l => l.Set(instance)).Succeeds().Lines[1]);
                return;
            }

            lab.Brings(instance);

            CheckRest(new HostContent(before), lab.Host.Content(), wish);
        },
        iter: 40,
        threads: 2);

    [Fact]
    [Trait("Answers", "default")]
    public void What_fails_at_any_call_is_taken_back_or_done() => Gen.Select(Rows.Array[8], Wishes, Gen.Int[0, 100], Gen.Int[0, 7].Select(static i => Faults[i])).Sample(
        static (rows, wish, place, fault) =>
        {
            using Lab lab = Make(rows);
            int roundTrips = lab.Watched(wish.Instance, ["set"]).Session.RoundTrips;
            using Lab faulty = Make(rows);
            string before = Data(faulty.Host.Content());
            faulty.Faults = $"call={1 + (place % roundTrips)},{fault}";

            RunResult set = faulty.Set(wish.Instance);

            if (set.ExitCode == ExitCode.Success)
            {
                Assert.Equal(Data(lab.Host.Content()), Data(faulty.Host.Content()));
            }
            else if (!set.Errors[^1].Contains("Every step was carried out", StringComparison.Ordinal))
            {
                // Rows that a fault hid from the first look show up afterwards.
                Assert.True(string.Equals(before, Data(faulty.Host.Content()), StringComparison.Ordinal), $"{faulty.Faults}: {set.Errors[^1]}");
            }
        },
        iter: 60,
        threads: 2);

    private static Lab Make(PortRow[] rows)
    {
        Lab lab = Lab.L0();
        lab.Host.Remove(PortFeatureRows.Security, LabVms.Sql).Remove(PortFeatureRows.Vlan, LabVms.Sql).Change(content =>
        {
            foreach ((string adapter, PortRow row) in content.Adapters(LabVms.Sql).Values.Zip(rows))
            {
                row.Give(content, adapter);
            }
        });
        return lab;
    }

    private static void CheckRest(HostContent before, HostContent after, Wish wish)
    {
        string[] named = [.. Flags.Where((_, i) => wish.Flags[i] > 0).Select(static f => f.Column)];
        foreach ((string name, string adapter) in before.Adapters(LabVms.Sql))
        {
            bool isMeant = !wish.IsOne || name is OneAdapter;
            string[] changing = isMeant ? named : [];
            JsonObject? was = RowOf(before, PortFeatureRows.Security, adapter);
            JsonObject? now = RowOf(after, PortFeatureRows.Security, adapter);
            Assert.True(was is null == now is null || (was is null && changing.Length > 0));
            Assert.Equal(Without(was ?? (now is null ? null : Template(before)), changing), Without(now, changing));
            if (!isMeant || wish.Vlan == 0)
            {
                Assert.Equal(RowOf(before, PortFeatureRows.Vlan, adapter)?.ToJsonString(), RowOf(after, PortFeatureRows.Vlan, adapter)?.ToJsonString());
            }
        }

        Assert.Equal(before.WithoutMachine(LabVms.Sql), after.WithoutMachine(LabVms.Sql));
    }

    private static JsonObject? RowOf(HostContent content, string className, string adapter) => content.Instances(className)
        .Select(static r => r!.AsObject()).SingleOrDefault(r => PortFeatureRows.Id(r).StartsWith(adapter + @"\", StringComparison.OrdinalIgnoreCase));

    private static JsonObject Template(HostContent content) => content.Instances(PortFeatureRows.Security)
        .Select(static r => r!.AsObject()).Single(static r => PortFeatureRows.Id(r).EndsWith(@"\Default", StringComparison.Ordinal));

    private static string? Without(JsonObject? row, string[] columns) => row is null ? null : new JsonObject(row
        .Where(p => p.Key is not "InstanceID" && !columns.Contains(p.Key) && p.Value is not null)
        .OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).ToJsonString();

    // A feature that is given back has another id.
    private static string Data(HostContent content) => string.Join('\n', new[] { PortFeatureRows.Security, PortFeatureRows.Vlan }
        .SelectMany(c => content.Instances(c)).Select(static row => $"{PortFeatureRows.Id(row!)[..PortFeatureRows.Id(row!).LastIndexOf('\\')]} {Without(row!.AsObject(), [])}").Order(StringComparer.Ordinal));

    private sealed record PortRow(bool HasSecurity, bool[] Flags, int Vlan, int Id, int First)
    {
        public void Give(HostContent content, string adapter)
        {
            if (HasSecurity)
            {
                content.Give(
                    PortFeatureRows.Security, adapter, [.. AnySettingsTests.Flags.Select((f, i) => (f.Column, (JsonNode?)Flags[i])), ("AllowIeeePriorityTag", Flags[4]), ("VirtualSubnetId", Id)]);
            }

            if (Vlan > 0)
            {
                // Also access mode with the list of a trunk that it was before, and mode 0, as templates have it.
                content.Give(
                    PortFeatureRows.Vlan, adapter, ("OperationMode", Vlan - 1), ("AccessVlanId", Vlan == 2 ? Id : 0), ("NativeVlanId", Vlan == 3 ? Id : 0),
                    ("TrunkVlanIdArray", Vlan == 3 || Flags[4] ? new JsonArray(First, First + 2, First + 3) : new JsonArray()));
            }
        }
    }

    private sealed record Wish(int[] Flags, int Vlan, int Id, int First, bool IsOne)
    {
        public string Instance
        {
            get
            {
                var instance = new JsonObject { ["vmName"] = Vm };
                if (IsOne)
                {
                    instance["adapterName"] = OneAdapter;
                }

                for (int i = 0; i < Flags.Length; i++)
                {
                    if (Flags[i] > 0)
                    {
                        instance[AnySettingsTests.Flags[i].Name] = Flags[i] == 1 ? "on" : "off";
                    }
                }

                (string Name, JsonNode? Value)[] vlan = Vlan switch
                {
                    1 => [("vlanMode", "untagged")],
                    2 => [("vlanMode", "access"), ("vlanId", Id)],
                    3 => [("vlanMode", "trunk"), ("allowedVlanIds", $"{First + 3},{First}-{First + 1}")],
                    4 or 5 => [("vlanMode", "trunk"), ("nativeVlanId", Id), ("allowedVlanIds", $"{First}")],
                    _ => [],
                };
                foreach ((string name, JsonNode? value) in vlan)
                {
                    instance[name] = value;
                }

                return JsonTexts.Compact(instance);
            }
        }
    }
}
