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

        var settings = AdapterSettings.All.Select(s => (Setting: s, Value: s.Input(input, s.Name))).ToArray();
        if (!input.IsFilter)
        {
            CheckMode(input, Array.Find(settings, static s => s.Setting == VlanSettings.VlanMode).Value);
        }

        return new DesiredAdapters(
            MachineInput.Read(input),
            input.Text("adapterName", 1, 256),
            [.. settings.Where(static s => s.Value is not null).Select(static s => (s.Setting, s.Value!))]);
    }

    // A word that is none was told already.
    private static void CheckMode(InputObject input, string? mode)
    {
        if (mode is null && input.Has(VlanSettings.VlanMode.Name))
        {
            return;
        }

        foreach ((AdapterSetting setting, string needed) in VlanSettings.ModesOf)
        {
            if (input.Has(setting.Name) && !AdapterSetting.IsSame(mode, needed))
            {
                input.Mistake(
                    setting.Name,
                    NetworkRules.VlanModeOnly,
                    mode is null ? $"it is for {needed} mode only; give vlanMode \"{needed}\" with it." : $"it is for {needed} mode only, and vlanMode is {mode}.");
            }
        }
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

            adapter.Choice("isolationMode", AdapterState.IsolationModes);
            adapter.Flag("sriov");
            adapter.RefuseOthers();
        }
    }
}
