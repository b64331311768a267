using System.Text.Json;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Output;

/// <summary>Writes an instance's state with what every resource adds to it.</summary>
/// <param name="codePrefix">What codes begin with.</param>
internal sealed class StateWriter(string codePrefix)
{
    /// <summary>Writes the state of a plan.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="finish">Writes what only this verb adds.</param>
    public void Write<TContext>(Utf8JsonWriter writer, Plan<TContext> plan, Action<Utf8JsonWriter>? finish = null)
    {
        writer.WriteStartObject();
        plan.Actual.WriteProperties(writer);
        WriteFindings(writer, "blockers", plan.Blockers.Select(static b => b.Finding));
        WriteFindings(writer, "notices", plan.Notices);
        WriteFindings(writer, "reasons", Reasons(plan));
        finish?.Invoke(writer);
        writer.WriteEndObject();
    }

    /// <summary>Why an instance is not in desired state, or the one reason that says that it is.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The reasons, in the order of the schema.</returns>
    public static IEnumerable<Finding> Reasons<TContext>(Plan<TContext> plan) => plan.InDesiredState
        ? [new Finding("Compliant", plan.CompliantPhrase)]
        : plan.Differences.Select(static d => d.Reason);

    /// <summary>Writes the names of computers that must restart, as the engine reads them.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="systems">The names; nothing is written if there is none.</param>
    public static void WriteRestartRequired(Utf8JsonWriter writer, IReadOnlyList<string> systems)
    {
        if (systems.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("_restartRequired"u8);
        foreach (string system in systems)
        {
            writer.WriteStartObject();
            writer.WriteString("system"u8, system);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteFindings(Utf8JsonWriter writer, string name, IEnumerable<Finding> findings)
    {
        writer.WriteStartArray(name);
        foreach (Finding finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("code"u8, codePrefix + finding.Code);
            writer.WriteString("phrase"u8, UnicodeText.Visible(finding.Phrase));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
