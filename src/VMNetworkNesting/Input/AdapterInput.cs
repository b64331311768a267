using NestedDsc.Hosting.Machines;
using NestedDsc.Protocol.Input;
using NestedDsc.VMNetworkNesting.Adapters;

namespace NestedDsc.VMNetworkNesting.Input;

/// <summary>Reads the properties of an adapter instance.</summary>
internal static class AdapterInput
{
    private static readonly string[] Spoofing = ["off", "on"];

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
            input.Choice("macAddressSpoofing", Spoofing) switch { 0 => false, 1 => true, _ => null });
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
            adapter.Choice("macAddressSpoofing", Spoofing);
            adapter.Flag("sriov");
            adapter.RefuseOthers();
        }
    }
}
