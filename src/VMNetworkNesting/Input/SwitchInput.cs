using NestedDsc.Hosting;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol.Input;
using NestedDsc.VMNetworkNesting.Switches;

namespace NestedDsc.VMNetworkNesting.Input;

/// <summary>Reads the properties of a switch instance, and checks those that exclude each other.</summary>
internal static class SwitchInput
{
    private static readonly string[] Policies = ["fail", "replace"];
    private static readonly string[] OfExternal = ["netAdapterName", "netAdapterNames", "netAdapterDescription", "allowManagementOS"];
    private const int MostMembers = 8;

    private static readonly string[] OfInternal = ["natPrefix", "natGateway"];

    public static DesiredSwitch Read(InputObject input)
    {
        input.RefuseInFilter("whenConnected");
        var type = (SwitchType?)input.Choice("switchType", SwitchState.Types);
        string? prefix = input.Text("natPrefix");
        string? gateway = input.Text("natGateway");
        if (!input.IsFilter)
        {
            CheckKind(input, type);
        }

        CheckReadOnly(input);
        return new DesiredSwitch
        {
            Name = NewName.Read(input, "switchName", 256) ?? "",
            Exist = input.Flag("_exist") ?? true,
            Type = type,
            NetAdapterName = input.Text("netAdapterName", 1, 256),
            NetAdapterDescription = input.Text("netAdapterDescription", 1, 256),
            NetAdapterNames = ReadNames(input),
            AllowManagementOS = input.Flag("allowManagementOS"),
            Nat = prefix is not null && gateway is not null && !input.IsFilter ? NatInput.Read(input, prefix, gateway) : null,
            ReplaceWhenConnected = input.Choice("whenConnected", Policies) == 1,
        };
    }

    // Switch-embedded teaming takes eight members (Learn, "Switch Embedded Teaming").
    private static IReadOnlyList<string> ReadNames(InputObject input)
    {
        IReadOnlyList<string> names = input.Texts("netAdapterNames", 1, 256);
        if (!input.IsFilter && input.Has("netAdapterNames"))
        {
            if (names.Count is 0 or > MostMembers || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
            {
                input.Mistake("netAdapterNames", NetworkRules.TeamMembers, $"give 1 to {MostMembers} different names.");
            }

            if (input.Has("netAdapterName") || input.Has("netAdapterDescription"))
            {
                input.Mistake("netAdapterNames", NetworkRules.TeamOrAdapter, "give either all network adapters with netAdapterNames, or one with netAdapterName or netAdapterDescription.");
            }
        }

        return names.Count == 0 ? [] : names;
    }

    private static void CheckKind(InputObject input, SwitchType? type)
    {
        string? external = Array.Find(OfExternal, input.Has);
        string? nat = Array.Find(OfInternal, input.Has);
        if (external is not null && type is (SwitchType.Internal or SwitchType.Private))
        {
            input.Mistake(external, NetworkRules.ExternalOnly, "only an external switch has it.");
        }

        if (nat is not null && type is (SwitchType.External or SwitchType.Private))
        {
            input.Mistake(nat, NetworkRules.InternalOnly, "only an internal switch has NAT.");
        }

        if (external is not null && nat is not null && type is null)
        {
            input.Mistake(nat, NetworkRules.InternalOnly, $"only an internal switch has NAT, and {external} makes it an external one.");
        }

        if (nat is not null && !OfInternal.All(input.Has))
        {
            input.Mistake(nat, NetworkRules.NatPair, "natPrefix and natGateway belong together; give both.");
        }
    }

    private static void CheckReadOnly(InputObject input)
    {
        input.Text("switchId");
        foreach (InputObject connected in input.Objects("connectedAdapters"))
        {
            connected.Required("vmName");
            connected.Required("adapterName");
            connected.Text("vmName");
            connected.Text("adapterName");
            connected.RefuseOthers();
        }

        foreach (InputObject management in input.Objects("managementAdapters"))
        {
            management.Required("name");
            management.Text("name");
            management.Text("macAddress");
            management.Texts("addresses");
            management.RefuseOthers();
        }

        foreach (InputObject member in input.Objects("teamMembers"))
        {
            member.Required("description");
            member.Text("name");
            member.Text("description");
            member.RefuseOthers();
        }

        input.Texts("hostAddresses");
    }
}
