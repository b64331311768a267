using NestedDsc.Hosting;
using NestedDsc.Hosting.Machines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Settings;
using NestedDsc.Protocol.Input;

namespace NestedDsc.NestedVirtualization.Input;

/// <summary>
/// Reads an instance from JSON. What it accepts fits <c>schema.json</c>; what fits and is refused breaks one of the
/// <see cref="InputRules"/>. A test holds it to both.
/// </summary>
internal static class DesiredMachineReader
{
    private static readonly string[] PowerStates = ["running", "off"];
    private static readonly string[] RunningPolicies = ["fail", "shutdown", "turnOff"];
    private static readonly string[] SavedPolicies = ["fail", "resume", "discard"];

    /// <summary>Reads an instance.</summary>
    /// <param name="input">The JSON object.</param>
    /// <returns>The instance; of no use if the input has mistakes, or is a filter.</returns>
    public static DesiredMachine Read(InputObject input)
    {
        input.RefuseInFilter("whenRunning", "whenSaved", "shutdownTimeoutSeconds", "checkpoint");
        var desired = new DesiredMachine
        {
            Identity = MachineInput.Read(input),
            Settings = [.. ReadSettings(input)],
            PowerState = (DesiredPower?)input.Choice("powerState", PowerStates),
            WhenRunning = (WhenRunning)(input.Choice("whenRunning", RunningPolicies) ?? 0),
            WhenSaved = (WhenSaved)(input.Choice("whenSaved", SavedPolicies) ?? 0),
            ShutdownTimeout = TimeSpan.FromSeconds(input.Integer("shutdownTimeoutSeconds", 1, 86_400) ?? 300),
            Checkpoint = ReadCheckpoint(input.Object("checkpoint")),
        };
        ReadOnlyProperties.Check(input);
        input.RefuseOthers();
        if (!input.IsFilter && !input.Has("vmName") && !input.Has("vmId"))
        {
            input.Mistake("", InputRules.KeyRequired, "give vmName or vmId, to say which virtual machine is meant.");
        }

        return desired;
    }

    private static IEnumerable<DesiredSetting> ReadSettings(InputObject input)
    {
        foreach (SettingProperty property in SettingTable.All)
        {
            if (property.Kind.Read(input, property.Name) is { } value)
            {
                yield return new DesiredSetting(property, value);
            }
        }
    }

    private static CheckpointRequest? ReadCheckpoint(InputObject? input)
    {
        if (input is null)
        {
            return null;
        }

        string? name = NewName.Read(input, "name", 100);
        bool restoreOnFailure = input.Flag("restoreOnFailure") ?? true;
        input.Required("name");
        input.RefuseOthers();
        return new CheckpointRequest(name ?? "", restoreOnFailure);
    }
}
