using NestedDsc.GuestHyperVRole.State;
using NestedDsc.Protocol.Input;

namespace NestedDsc.GuestHyperVRole.Input;

/// <summary>
/// Checks the properties that only an answer holds. They are accepted in an instance, so that an exported one can be given
/// back as it is, and have no effect.
/// </summary>
internal static class ReadOnlyProperties
{
    public static void Check(InputObject input)
    {
        input.Choice("roleState", RoleWords.States);
        input.Flag("restartPending");
        input.Flag("hypervisorPresent");
        input.Flag("hypervisorRunning");
        input.Text("edition");
        input.Flag("isVirtualMachine");
        if (input.Object("nestedVMs") is { } nested)
        {
            nested.Required("total");
            nested.Required("running");
            nested.Integer("total");
            nested.Integer("running");
            nested.RefuseOthers();
        }

        input.Flag("liveMigrationBlocked");
        foreach (InputObject feature in input.Objects("features"))
        {
            feature.Required("name");
            feature.Required("state");
            feature.Text("name");
            feature.Choice("state", RoleWords.FeatureStates);
            feature.RefuseOthers();
        }

        CanonicalProperties.Check(input);
    }
}
