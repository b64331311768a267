using NestedDsc.Hosting.Machines;
using NestedDsc.Protocol.Input;
using NestedDsc.VMNetworkNesting.Adapters;
using NestedDsc.VMNetworkNesting.Adapters.Settings;

namespace NestedDsc.VMNetworkNesting.Input;

/// <summary>Reads the properties of an adapter instance.</summary>
internal static class AdapterInput
{
    public static DesiredAdapters Read(InputObject input)
    {
        CheckReadOnly(input);
        if (input.Flag("_exist") == false && !input.Has("switchName") && !input.IsFilter)
        {
            input.Mistake("_exist", InputRules.AbsenceUnmanaged, "network adapters are neither created nor removed here; leave the property out.");
        }

        return new DesiredAdapters(
            MachineInput.Read(input),
            input.Text("adapterName", 1, 256),
            [.. AdapterSettings.All.Select(s => (s, s.Input(input, s.Name))).Where(static s => s.Item2 is not null).Select(static s => (s.s, s.Item2!))]);
    }

    private static void CheckReadOnly(InputObject input)
    {
        foreach (InputObject adapter in input.Objects("adapters"))
        {
            adapter.Required("name");
            adapter.Required("id");
            adapter.Text("name");
            adapter.Text("id");
            adapter.Text("macAddress");
            adapter.Flag("legacy");
            adapter.Flag("connected");
            adapter.Text("switchName");
            foreach (AdapterSetting setting in AdapterSettings.All)
            {
                if (setting.InputOfAnswer is { } check)
                {
                    check(adapter, setting.Name);
                }
                else
                {
                    setting.Input(adapter, setting.Name);
                }
            }

            adapter.Flag("sriov");
            adapter.RefuseOthers();
        }
    }
}
