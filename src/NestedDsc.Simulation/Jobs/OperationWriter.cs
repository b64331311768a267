using System.Text;
using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Jobs;

/// <summary>Writes operations under way as the file's <c>pending</c> array.</summary>
internal static class OperationWriter
{
    /// <returns>The JSON text; empty if there are no operations.</returns>
    public static string Write(IReadOnlyCollection<Operation> operations)
    {
        if (operations.Count == 0)
        {
            return "";
        }

        return "[\n" + string.Join(",\n", operations.Select(static o => "    " + Write(o))) + "\n  ]";
    }

    private static string Write(Operation operation)
    {
        var members = new List<(string, string)>
        {
            ("id", JsonText.Quote(operation.Id)),
            ("vm", JsonText.Quote(operation.VmId)),
            ("hasJob", JsonText.Of(operation.HasJob)),
            ("jobType", JsonText.Of(operation.JobType)),
            ("caption", JsonText.Quote(operation.Caption)),
            ("exclusive", JsonText.Of(operation.IsExclusive)),
            ("cancellable", JsonText.Of(operation.Cancellable)),
            ("pollsLeft", JsonText.Of(operation.PollsLeft)),
            ("pollsTotal", JsonText.Of(operation.PollsTotal)),
            ("settleLeft", JsonText.Of(operation.SettleLeft)),
            ("seconds", JsonText.Of(operation.Seconds)),
            ("endState", JsonText.Of((ushort)operation.Outcome.State)),
            ("errorCode", JsonText.Of(operation.Outcome.ErrorCode)),
            ("errorDescription", JsonText.Quote(operation.Outcome.Description)),
            ("affected", JsonText.Of(operation.Affected.Select(PathText).ToArray())),
            ("onSuccess", Write(operation.OnSuccess)),
            ("onFailure", Write(operation.OnFailure)),
        };
        if (operation.Meanwhile.Count > 0)
        {
            members.Add(("meanwhile", Write(operation.Meanwhile)));
        }

        if (operation.After.Length > 0)
        {
            members.Add(("after", JsonText.Quote(operation.After)));
        }

        if (operation.Requires is { } required)
        {
            members.Add(("requires", JsonText.Quote(PathText(required))));
        }

        return JsonText.Object(members, "    ");
    }

    /// <summary>A path with its namespace where that is not Hyper-V's.</summary>
    private static string PathText(CimPath path) =>
        string.Equals(path.Namespace, CimNamespaces.Virtualization, StringComparison.OrdinalIgnoreCase)
            ? path.ToString()
            : $"{path.Namespace}:{path}";

    private static string Write(IReadOnlyList<Edit> edits)
    {
        var text = new StringBuilder("[");
        foreach (Edit edit in edits)
        {
            string kind = edit.Kind switch
            {
                EditKind.Add => "add",
                EditKind.Remove => "remove",
                _ => "set",
            };
            text.Append(text.Length > 1 ? ",\n      " : "\n      ").Append(JsonText.Object(
                [(kind, JsonText.Quote(PathText(edit.Target))), ("values", Values(edit.Values))], "      "));
        }

        return text.Append(']').ToString();
    }

    private static string Values(IReadOnlyList<CimProperty> values) =>
        values.Count == 0 ? "{}" : JsonText.Object(values.Select(static v => (v.Name, JsonText.Of(v.Value))), "        ");
}
