using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;

namespace NestedDsc.NestedVirtualization.Input;

/// <summary>
/// Checks the properties that only an answer holds. They are accepted in an instance, so that an exported one can be given
/// back as it is, and have no effect.
/// </summary>
internal static class ReadOnlyProperties
{
    // Beyond 2^53 readers of JSON differ on what a number is.
    private const long LargestInJson = 9_007_199_254_740_991;

    public static void Check(InputObject input, Verb verb)
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
            host.Integer("osBuild", 0, int.MaxValue);
            host.Integer("logicalProcessors", 0, int.MaxValue);
            host.Integer("memoryMB", 0, LargestInJson);
            host.RefuseOthers();
        }

        input.Flag("nestedCapable");
        CanonicalProperties.Check(input);
        if (input.Flag("_exist") == false && verb is Verb.Set or Verb.WhatIf or Verb.Test)
        {
            input.Mistake("_exist", "virtual machines are neither created nor removed here; leave the property out.");
        }
    }
}
