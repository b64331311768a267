using System.Text.Json;
using NestedDsc.Servicing;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>Reads the <c>servicing</c> section. An unknown property is an error: a misspelt one would silently do nothing.</summary>
internal static class ServicingReader
{
    private const string Section = "$.servicing";

    /// <returns>The section; <see langword="null"/> if the file has none.</returns>
    /// <exception cref="HostFileException">A property is unknown or has a value of another kind.</exception>
    public static ServicingState? Read(HostDocument document)
    {
        if (document.Servicing is not { } range)
        {
            return null;
        }

        using JsonDocument json = JsonDocument.Parse(
            document.Text.AsMemory(range.Start, range.Length), new JsonDocumentOptions { MaxDepth = HostFileReader.JsonOptions.MaxDepth });
        var section = new Node(document.FilePath, json.RootElement, Section);
        var state = new ServicingState();
        foreach ((string name, Node value) in section.Members())
        {
            state = name switch
            {
                "edition" => state with { Edition = value.Text() },
                "installationType" => state with { InstallationType = value.Text() },
                "elevated" => state with { Elevated = value.Flag() },
                "packaged" => state with { Packaged = value.Flag() },
                "busy" => state with { Busy = value.Flag() },
                "hardwareVirtualization" => state with { HardwareVirtualization = value.Flag() },
                "virtualMachine" => state with { VirtualMachine = value.Flag() },
                "hypervisorLaunch" => state with { HypervisorLaunch = value.OneOf<HypervisorLaunch>() },
                "roleWasInstalled" => state with { RoleWasInstalled = value.Flag() },
                "seconds" => state with { Seconds = value.Number(0) },
                "restartIndicators" => state with { RestartIndicators = value.Each(static e => e.OneOf<RestartIndicator>()) },
                "usesUpdateServer" => state with { UsesUpdateServer = value.Flag() },
                "windowsUpdate" => state with { WindowsUpdate = value.Texts() },
                "sources" => state with { Sources = value.Each(Source) },
                "features" => state with { Features = value.Each(Feature) },
                "alterations" => state with { Alterations = value.Each(Alteration) },
                _ => throw value.Unknown(),
            };
        }

        CheckNames(document, state);
        return state;
    }

    private static PayloadSource Source(Node node)
    {
        var source = new PayloadSource("", []);
        foreach ((string name, Node value) in node.Members())
        {
            source = name switch
            {
                "path" => source with { Path = value.Text() },
                "payloads" => source with { Payloads = value.Texts() },
                _ => throw value.Unknown(),
            };
        }

        return source.Path.Length > 0 ? source : throw node.Error("a source needs a \"path\"");
    }

    private static OptionalFeature Feature(Node node)
    {
        var feature = new OptionalFeature { Name = "", State = FeatureState.NotPresent };
        bool hasState = false;
        foreach ((string name, Node value) in node.Members())
        {
            hasState |= name is "state";
            feature = name switch
            {
                "name" => feature with { Name = value.Text() },
                "caption" => feature with { Caption = value.Text() },
                "state" => feature with { State = value.OneOf<FeatureState>() },
                "requires" => feature with { Requires = value.Texts() },
                "brings" => feature with { Brings = value.Texts() },
                "restartToEnable" => feature with { RestartToEnable = value.Flag() },
                "restartToDisable" => feature with { RestartToDisable = value.Flag() },
                _ => throw value.Unknown(),
            };
        }

        return feature.Name.Length > 0 && hasState ? feature : throw node.Error("a feature needs \"name\" and \"state\"");
    }

    private static Alteration Alteration(Node node)
    {
        var alteration = new Alteration { Id = "", IsAddition = true, Components = [], PollsLeft = 0, PollsTotal = 0 };
        foreach ((string name, Node value) in node.Members())
        {
            alteration = name switch
            {
                "id" => alteration with { Id = value.Text() },
                "adds" => alteration with { IsAddition = value.Flag() },
                "components" => alteration with { Components = value.Texts() },
                "sources" => alteration with { Sources = value.Texts() },
                "pollsLeft" => alteration with { PollsLeft = value.Number(-1) },
                "pollsTotal" => alteration with { PollsTotal = value.Number(0) },
                "errorId" => alteration with { ErrorId = value.Text() },
                "errorMessage" => alteration with { ErrorMessage = value.Text() },
                "restartRequired" => alteration with { RestartRequired = value.Flag() },
                "ignored" => alteration with { IsIgnored = value.Flag() },
                _ => throw value.Unknown(),
            };
        }

        return Guid.TryParse(alteration.Id, out _) ? alteration : throw node.Error("an alteration needs a GUID as its \"id\"");
    }

    /// <summary>Features are unique, and those that others need are known.</summary>
    private static void CheckNames(HostDocument document, ServicingState state)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < state.Features.Count; i++)
        {
            if (!names.Add(state.Features[i].Name))
            {
                throw new HostFileException(
                    document.FilePath, $"{Section}.features[{i}].name", $"feature \"{state.Features[i].Name}\" stands there twice");
            }
        }

        for (int i = 0; i < state.Features.Count; i++)
        {
            if (state.Features[i].Requires.Concat(state.Features[i].Brings).FirstOrDefault(n => !names.Contains(n)) is { } unknown)
            {
                throw new HostFileException(document.FilePath, $"{Section}.features[{i}]", $"there is no feature \"{unknown}\"");
            }
        }
    }

    /// <summary>A value, and where it stands.</summary>
    private readonly struct Node(string file, JsonElement element, string place)
    {
        public HostFileException Error(string problem) => new(file, place, problem);

        public HostFileException Unknown() => Error("there is no such property");

        public List<(string Name, Node Value)> Members()
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw Error("must be an object");
            }

            var members = new List<(string, Node)>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty member in element.EnumerateObject())
            {
                members.Add((member.Name, new Node(file, member.Value, $"{place}.{member.Name}")));
                if (!seen.Add(member.Name))
                {
                    throw Error($"property \"{member.Name}\" stands there twice");
                }
            }

            return members;
        }

        public List<T> Each<T>(Func<Node, T> read)
        {
            if (element.ValueKind != JsonValueKind.Array)
            {
                throw Error("must be an array");
            }

            var items = new List<T>();
            foreach (JsonElement item in element.EnumerateArray())
            {
                items.Add(read(new Node(file, item, $"{place}[{items.Count}]")));
            }

            return items;
        }

        public List<string> Texts() => Each(static e => e.Text());

        public string Text() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Error("must be a text");

        public bool Flag() =>
            element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : throw Error("must be true or false");

        public int Number(int minimum) =>
            element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number) && number >= minimum
                ? number
                : throw Error($"must be an integer of {minimum} or more");

        public T OneOf<T>()
            where T : struct, Enum =>
            Enum.GetNames<T>() is var names && Text() is var text && Array.IndexOf(names, text) >= 0
                ? Enum.Parse<T>(text)
                : throw Error($"must be one of {string.Join(", ", names)}");
    }
}
