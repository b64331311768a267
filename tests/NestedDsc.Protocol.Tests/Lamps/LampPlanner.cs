using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>The pure function from desired and actual to the plan.</summary>
internal static class LampPlanner
{
    public static Plan<LampConnection> Plan(LampInstance desired, Lamp? actual)
    {
        string name = desired.Name ?? actual?.Name ?? "";
        if (actual is null)
        {
            var missing = new Finding("LampNotFound", $"There is no lamp '{name}'.");
            return new Plan<LampConnection>
            {
                Actual = new LampState(name, lamp: null),
                CompliantPhrase = "",
                Differences = [new Difference("_exist", missing)],
                Blockers = [new Blocker(missing, ExitCode.NotFound)],
            };
        }

        Plan<LampConnection> plan = Compare(desired, actual);
        return plan.Steps.Count == 0 ? plan : plan with { After = Compare(desired, Predict(desired, actual)) };
    }

    private static Plan<LampConnection> Compare(LampInstance desired, Lamp actual)
    {
        var steps = new List<LampStep>();
        var differences = new List<Difference>();
        string name = actual.Name;
        Compare("on", "On", desired.On, actual.On, (lamp, value) => lamp.On = value);
        Compare("brightness", "Brightness", desired.Brightness, actual.Brightness, (lamp, value) => lamp.Brightness = (int)value);
        if (desired.Color is { } color && !string.Equals(color, actual.Color, StringComparison.Ordinal))
        {
            Add("color", "Color", actual.Color, color, lamp => lamp.Color = color, lamp => lamp.Color = actual.Color);
        }

        if (desired.Firmware is { } firmware && actual.PendingFirmware == firmware)
        {
            differences.Add(new Difference("firmware", new Finding("RestartPending", $"Lamp '{name}' must restart.")));
        }
        else
        {
            Compare("firmware", "Firmware", desired.Firmware, actual.Firmware, (lamp, value) => lamp.PendingFirmware = (int)value);
        }

        return new Plan<LampConnection>
        {
            Actual = new LampState(name, actual),
            CompliantPhrase = $"Lamp '{name}' is as desired.",
            Differences = differences,
            Steps = steps,
            Blockers = steps.Count == 0 ? [] : [.. Blockers(actual)],
            Notices = actual.Brightness > 90 ? [new Finding("Dazzling", $"Lamp '{name}' dazzles.")] : [],
            RestartRequired = actual.PendingFirmware is null ? [] : [name],
        };

        void Compare<T>(string property, string code, T? wanted, T found, Action<Lamp, T> assign)
            where T : struct
        {
            if (wanted is { } value && !value.Equals(found))
            {
                Add(property, code, found, value, lamp => assign(lamp, value), lamp => assign(lamp, found));
            }
        }

        void Add(string property, string code, object from, object to, Action<Lamp> change, Action<Lamp> back)
        {
            differences.Add(new Difference(property, new Finding(code, $"Lamp '{name}' has {property} {from}; {to} is required.")));
            steps.Add(new LampStep(name, property, from, to, change, back));
        }
    }

    private static IEnumerable<Blocker> Blockers(Lamp lamp)
    {
        if (lamp.Guarded)
        {
            yield return new Blocker(new Finding("Guarded", $"Lamp '{lamp.Name}' is guarded."), ExitCode.AccessDenied);
        }

        if (lamp.Busy)
        {
            yield return new Blocker(new Finding("Busy", $"Lamp '{lamp.Name}' is busy.")) { IsTransient = true };
        }

        if (lamp.Locked)
        {
            yield return new Blocker(new Finding("Locked", $"Lamp '{lamp.Name}' is locked."));
        }
    }

    private static Lamp Predict(LampInstance desired, Lamp actual)
    {
        Lamp lamp = actual.Copy();
        lamp.On = desired.On ?? lamp.On;
        lamp.Brightness = (int?)desired.Brightness ?? lamp.Brightness;
        lamp.Color = desired.Color ?? lamp.Color;
        lamp.PendingFirmware = desired.Firmware is { } firmware && firmware != lamp.Firmware ? (int)firmware : lamp.PendingFirmware;
        return lamp;
    }
}
