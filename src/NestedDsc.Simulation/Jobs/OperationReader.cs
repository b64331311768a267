using System.Text.Json;
using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Jobs;

/// <summary>Reads operations that were under way when the file was written.</summary>
internal static class OperationReader
{
    private const string Section = "$.pending";

    /// <exception cref="HostFileException">The section is not what <see cref="OperationWriter"/> writes.</exception>
    public static List<Operation> Read(HostDocument document, DateTimeOffset now)
    {
        var operations = new List<Operation>();
        if (document.Pending is not { } range)
        {
            return operations;
        }

        using JsonDocument json = JsonDocument.Parse(
            document.Text.AsMemory(range.Start, range.Length), new JsonDocumentOptions { MaxDepth = HostFileReader.JsonOptions.MaxDepth });
        foreach (JsonElement element in json.RootElement.EnumerateArray())
        {
            try
            {
                operations.Add(Operation(document, element, now));
            }
            catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new HostFileException(document.FilePath, $"{Section}[{operations.Count}]", "this is no operation", e);
            }
        }

        return operations;
    }

    private static Operation Operation(HostDocument document, JsonElement element, DateTimeOffset now)
    {
        var operation = new Operation
        {
            Id = element.GetProperty("id").GetString()!,
            VmId = element.GetProperty("vm").GetString()!,
            HasJob = element.GetProperty("hasJob").GetBoolean(),
            JobType = element.GetProperty("jobType").GetUInt16(),
            Caption = element.GetProperty("caption").GetString()!,
            IsExclusive = element.GetProperty("exclusive").GetBoolean(),
            Cancellable = element.GetProperty("cancellable").GetBoolean(),
            PollsLeft = element.GetProperty("pollsLeft").GetInt32(),
            PollsTotal = element.GetProperty("pollsTotal").GetInt32(),
            SettleLeft = element.GetProperty("settleLeft").GetInt32(),
            Seconds = element.GetProperty("seconds").GetInt32(),
            After = element.TryGetProperty("after", out JsonElement after) ? after.GetString()! : "",
            Requires = element.TryGetProperty("requires", out JsonElement required) ? Path(required.GetString()!) : null,
            Outcome = new JobOutcome(
                (JobState)element.GetProperty("endState").GetUInt16(), element.GetProperty("errorCode").GetUInt16(),
                element.GetProperty("errorDescription").GetString()!),
            Affected = [.. element.GetProperty("affected").EnumerateArray().Select(static e => Path(e.GetString()!))],
            Meanwhile = element.TryGetProperty("meanwhile", out JsonElement meanwhile)
                ? [.. meanwhile.EnumerateArray().Select(e => Edit(document, e))]
                : [],
            OnSuccess = [.. element.GetProperty("onSuccess").EnumerateArray().Select(e => Edit(document, e))],
            OnFailure = [.. element.GetProperty("onFailure").EnumerateArray().Select(e => Edit(document, e))],
        };
        if (operation.After.Length == 0)
        {
            operation.Start(now);
        }

        return operation;
    }

    private static Edit Edit(HostDocument document, JsonElement element)
    {
        foreach ((string name, EditKind kind) in new[] { ("set", EditKind.Set), ("add", EditKind.Add), ("remove", EditKind.Remove) })
        {
            if (element.TryGetProperty(name, out JsonElement target))
            {
                CimPath path = Path(target.GetString()!);
                return new Edit(kind, path, Values(document, path, element.GetProperty("values")));
            }
        }

        throw new FormatException("An edit sets, adds or removes.");
    }

    private static CimPath Path(string text) =>
        ObjectPath.TryParse(text, CimNamespaces.Virtualization, out CimPath? path) ? path : throw new FormatException($"'{text}' is no path.");

    private static List<CimProperty> Values(HostDocument document, CimPath path, JsonElement element)
    {
        ClassDefinition? definition = document.Find(path.Namespace)?.Definition(path.ClassName);
        var values = new List<CimProperty>();
        foreach (JsonProperty member in element.EnumerateObject())
        {
            int index = definition?.IndexOf(member.Name) ?? -1;
            if (index < 0)
            {
                continue;
            }

            PropertyDefinition property = definition!.Properties[index];
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(member.Value.GetRawText()));
            reader.Read();
            values.Add(ValueReader.TryRead(ref reader, property, out object? value)
                ? property.With(value)
                : throw new FormatException($"{property.Name} has a value of another type."));
        }

        return values;
    }
}
