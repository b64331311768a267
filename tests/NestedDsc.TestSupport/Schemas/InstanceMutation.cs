using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Changes of an instance: other values, missing keys, unknown keys, keys in another case, read-only parts.</summary>
internal static class InstanceMutation
{
    private static readonly string[] Unknown = ["unknown", "VmName", "vmname", "", "a/b", "~", "_Exist", "$schema", "ä", "0"];

    public static Gen<Action<JsonObject>> Any(IReadOnlyList<SchemaPart> parts)
    {
        string[] known = [.. parts.Where(static p => p.IsProperty).Select(static p => p.Pointer[(p.Pointer.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal)];
        Gen<string> name = Gen.OneOf(
            Gen.Int[0, known.Length - 1].Select(i => known[i]), Gen.Int[0, Unknown.Length - 1].Select(static i => Unknown[i]));
        Gen<double> where = Gen.Double[0, 0.999999];
        return Gen.OneOf(
            Gen.Select(where, InstanceValues.Anything, static (place, value) => (Action<JsonObject>)(root => Replace(root, place, value, JsonValueKind.Undefined))),
            Gen.Select(where, InstanceValues.AnyNumber, static (place, value) => (Action<JsonObject>)(root => Replace(root, place, value, JsonValueKind.Number))),
            Gen.Select(where, InstanceValues.AnyText, static (place, value) => (Action<JsonObject>)(root => Replace(root, place, value, JsonValueKind.String))),
            where.Select(static place => (Action<JsonObject>)(root => Remove(root, place))),
            Gen.Select(where, name, InstanceValues.Anything, static (place, key, value) => (Action<JsonObject>)(root => Add(root, place, key, value))));
    }

    private static void Replace(JsonObject root, double place, JsonNode? value, JsonValueKind kind)
    {
        IEnumerable<(JsonObject Owner, string Key)> places = Objects(root).SelectMany(o => o
            .Where(p => kind == JsonValueKind.Undefined || p.Value?.GetValueKind() == kind).Select(p => (Owner: o, p.Key)));
        if (Pick(places, place) is var (owner, key))
        {
            owner[key] = value?.DeepClone();
        }
    }

    private static void Remove(JsonObject root, double place)
    {
        if (Pick(Objects(root).SelectMany(static o => o.Select(p => (Owner: o, p.Key))), place) is var (owner, key))
        {
            owner.Remove(key);
        }
    }

    private static void Add(JsonObject root, double place, string key, JsonNode? value)
    {
        JsonObject[] owners = [.. Objects(root)];
        owners[(int)(place * owners.Length)][key] = value?.DeepClone();
    }

    private static (JsonObject Owner, string Key)? Pick(IEnumerable<(JsonObject Owner, string Key)> places, double place)
    {
        (JsonObject, string)[] all = [.. places];
        return all.Length == 0 ? null : all[(int)(place * all.Length)];
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject element => element.SelectMany(static child => Objects(child.Value)).Prepend(element),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };
}
