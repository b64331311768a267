using System.Text.Json;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Knobs;

/// <summary>Reads the answers to open questions: names of <see cref="Variants"/>, each with the name of an answer.</summary>
internal static class VariantsReader
{
    /// <exception cref="HostFileException">There is no such question, or no such answer to it.</exception>
    public static Variants Read(HostDocument document, JsonElement element, string section)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new HostFileException(document.FilePath, section, "must be an object");
        }

        var variants = new Variants();
        foreach (JsonProperty answer in element.EnumerateObject())
        {
            string place = $"{section}.{answer.Name}";
            T Read<T>() where T : struct, Enum => Answer<T>(document, answer.Value, place);
            variants = answer.Name switch
            {
                "featureRowPartial" => variants with { FeatureRowPartial = Read<PartialRowAnswer>() },
                "runningProcessor" => variants with { RunningProcessor = Read<ChangeAnswer>() },
                "runningMemory" => variants with { RunningMemory = Read<ChangeAnswer>() },
                "runningDevice" => variants with { RunningDevice = Read<ChangeAnswer>() },
                "runningSettings" => variants with { RunningSettings = Read<ChangeAnswer>() },
                "runningCheckpointSettings" => variants with { RunningCheckpointSettings = Read<LiveAnswer>() },
                "dynamicMemoryNuma" => variants with { DynamicMemoryNuma = Read<ChangeAnswer>() },
                "requestInTransition" => variants with { RequestInTransition = Read<TransitionAnswer>() },
                "pausingText" => variants with { PausingText = Read<PausingText>() },
                "productionOnlySettings" => variants with { ProductionOnlySettings = Read<CheckpointSettings>() },
                "emptyFeatureArray" => variants with { EmptyFeatureArray = Read<EmptyArrayAnswer>() },
                "mixedFeatures" => variants with { MixedFeatures = Read<MixedAnswer>() },
                "secondFeatureRow" => variants with { SecondFeatureRow = Read<SecondAnswer>() },
                "freshFeatures" => variants with { FreshFeatures = Read<FreshFeatures>() },
                "removal" => variants with { Removal = Read<RemovalAnswer>() },
                "goodChange" => variants with { GoodChange = Read<GoodChange>() },
                "addressRows" => variants with { AddressRows = Read<AddressRows>() },
                "addressTwin" => variants with { AddressTwin = Read<AddressTwin>() },
                "createAddressFailure" => variants with { CreateAddressFailure = Read<CreateFailure>() },
                "secondNat" => variants with { SecondNat = Read<SecondAnswer>() },
                "natOfHostNetwork" => variants with { NatOfHostNetwork = Read<SecondAnswer>() },
                "associations" => variants with { Associations = Read<AssociationAnswer>() },
                "associatedRows" => variants with { AssociatedRows = Read<AssociatedRows>() },
                "missingProperty" => variants with { MissingProperty = Read<MissingProperty>() },
                "hypervisorRole" => variants with { HypervisorRole = Read<RoleAnswer>() },
                "takenName" => variants with { TakenName = Read<TakenName>() },
                _ => throw new HostFileException(document.FilePath, place, "there is no such open question"),
            };
        }

        return variants;
    }

    private static T Answer<T>(HostDocument document, JsonElement element, string place)
        where T : struct, Enum =>
        element.ValueKind == JsonValueKind.String
        && Enum.GetNames<T>().FirstOrDefault(n => string.Equals(JsonNamingPolicy.CamelCase.ConvertName(n), element.GetString(), StringComparison.Ordinal)) is { } name
            ? Enum.Parse<T>(name)
            : throw new HostFileException(
                document.FilePath,
                place,
                "must be " + string.Join(" or ", Enum.GetNames<T>().Select(static n => $"\"{JsonNamingPolicy.CamelCase.ConvertName(n)}\"")));
}
