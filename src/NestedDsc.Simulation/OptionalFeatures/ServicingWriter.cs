using NestedDsc.Servicing;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>Writes the <c>servicing</c> section: everything but what has its default, in a fixed order.</summary>
internal static class ServicingWriter
{
    private const string Indent = "    ";
    private const string Inner = "      ";

    public static string Write(ServicingState state)
    {
        var defaults = new ServicingState();
        var members = new List<(string Name, string Value)>
        {
            ("edition", JsonText.Quote(state.Edition)),
            ("installationType", JsonText.Quote(state.InstallationType)),
        };
        Add(members, "elevated", state.Elevated, defaults.Elevated);
        Add(members, "packaged", state.Packaged, defaults.Packaged);
        Add(members, "busy", state.Busy, defaults.Busy);
        Add(members, "hardwareVirtualization", state.HardwareVirtualization, null);
        Add(members, "virtualMachine", state.VirtualMachine, null);
        Add(members, "hypervisorLaunch", state.HypervisorLaunch is HypervisorLaunch.Unknown ? null : state.HypervisorLaunch.ToString(), null);
        Add(members, "roleWasInstalled", state.RoleWasInstalled, defaults.RoleWasInstalled);
        Add(members, "seconds", state.Seconds, defaults.Seconds);
        Add(members, "restartIndicators", state.RestartIndicators.Select(static i => i.ToString()));
        Add(members, "usesUpdateServer", state.UsesUpdateServer, defaults.UsesUpdateServer);
        Add(members, "windowsUpdate", state.WindowsUpdate);
        Add(members, "sources", state.Sources, static s => [("path", JsonText.Quote(s.Path)), ("payloads", Texts(s.Payloads))]);
        Add(members, "features", state.Features, Feature);
        Add(members, "alterations", state.Alterations, Alteration);
        return "{\n" + string.Join(",\n", members.Select(static m => $"{Indent}{JsonText.Quote(m.Name)}: {m.Value}")) + "\n  }";
    }

    private static List<(string Name, string Value)> Feature(OptionalFeature feature)
    {
        var members = new List<(string Name, string Value)> { ("name", JsonText.Quote(feature.Name)) };
        Add(members, "caption", feature.Caption, "");
        members.Add(("state", JsonText.Quote(feature.State.ToString())));
        Add(members, "requires", feature.Requires);
        Add(members, "brings", feature.Brings);
        Add(members, "restartToEnable", feature.RestartToEnable, false);
        Add(members, "restartToDisable", feature.RestartToDisable, false);
        return members;
    }

    private static List<(string Name, string Value)> Alteration(Alteration alteration)
    {
        var members = new List<(string Name, string Value)>
        {
            ("id", JsonText.Quote(alteration.Id)), ("adds", JsonText.Of(alteration.IsAddition)), ("components", Texts(alteration.Components)),
            ("pollsLeft", JsonText.Of(alteration.PollsLeft)), ("pollsTotal", JsonText.Of(alteration.PollsTotal)),
        };
        Add(members, "sources", alteration.Sources);
        Add(members, "errorId", alteration.ErrorId, "");
        Add(members, "errorMessage", alteration.ErrorMessage, "");
        Add(members, "restartRequired", alteration.RestartRequired, false);
        Add(members, "ignored", alteration.IsIgnored, false);
        return members;
    }

    private static void Add(List<(string Name, string Value)> members, string name, object? value, object? byDefault)
    {
        if (!Equals(value, byDefault))
        {
            members.Add((name, JsonText.Of(value)));
        }
    }

    private static void Add(List<(string Name, string Value)> members, string name, IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        if (all.Length > 0)
        {
            members.Add((name, JsonText.Of(all)));
        }
    }

    private static void Add<T>(
        List<(string Name, string Value)> members, string name, IReadOnlyList<T> items, Func<T, List<(string Name, string Value)>> write)
    {
        if (items.Count > 0)
        {
            members.Add((name, "[\n" + string.Join(",\n", items.Select(i => Inner + JsonText.Object(write(i), Inner))) + $"\n{Indent}]"));
        }
    }

    private static string Texts(IReadOnlyList<string> texts) => JsonText.Of(texts.ToArray());
}
