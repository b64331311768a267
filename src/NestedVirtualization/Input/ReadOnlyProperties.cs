using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Input;

namespace NestedDsc.NestedVirtualization.Input;

/// <summary>
/// Checks the properties that only an answer holds. They are accepted in an instance, so that an exported one can be given
/// back as it is, and have no effect.
/// </summary>
internal static class ReadOnlyProperties
{
    public static void Check(InputObject input)
    {
        input.Choice("vmState", MachineWords.States);
        input.Integer("generation", 1, 2);
        input.Text("configurationVersion");
        foreach (InputObject checkpoint in input.Objects("checkpoints"))
        {
            checkpoint.Required("name");
            checkpoint.Text("name");
            checkpoint.Text("id");
            checkpoint.Text("created");
            checkpoint.RefuseOthers();
        }

        if (input.Object("host") is { } host)
        {
            host.Choice("processorVendor", MachineWords.Vendors);
            host.Integer("osBuild");
            host.Integer("logicalProcessors");
            host.Integer("memoryMB");
            host.RefuseOthers();
        }

        input.Flag("nestedCapable");
        CanonicalProperties.Check(input);
        if (input.Flag("_exist") == false && !input.IsFilter)
        {
            input.Mistake("_exist", InputRules.AbsenceUnmanaged, "virtual machines are neither created nor removed here; leave the property out.");
        }
    }
}
