using System.Text.Json;
using NestedDsc.HyperV.Settings;

namespace NestedDsc.NestedVirtualization.Settings;

/// <summary>
/// A property that is a setting of the VM. Input, state, differences, the settings wanted, texts of changes and the journal follow from
/// this declaration; reading and changing from that of <see cref="VMSetting"/>.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Setting">The setting.</param>
/// <param name="Kind">What values it has.</param>
/// <param name="Code">Code of the reason where it differs.</param>
/// <param name="Phrase">The sentence of that reason, of how messages name the VM, the value there is and the one desired.</param>
internal sealed record SettingProperty(string Name, VMSetting Setting, SettingKind Kind, string Code, Func<string, long, long, string> Phrase)
{
    private readonly JsonEncodedText _key = JsonEncodedText.Encode(Name);

    /// <summary>How the journal names it.</summary>
    public string JournalName { get; init; } = Name;

    /// <summary>Whether a build of Windows without the setting is reported as one that has it off; otherwise it is left out.</summary>
    public bool IsReportedWhenMissing { get; init; }

    /// <summary>Writes its value, if there is one to report.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="settings">The settings of the VM.</param>
    public void Write(Utf8JsonWriter writer, VMSettings settings)
    {
        if (IsReportedWhenMissing || settings[Setting] is not null)
        {
            Kind.Write(writer, _key, settings.Number(Setting));
        }
    }

    /// <summary>Says how two sets of settings differ in it.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    /// <returns>The change; <see langword="null"/> if there is none.</returns>
    public string? DescribeChange(VMSettings before, VMSettings after) => before[Setting] == after[Setting]
        ? null
        : $"{Name} from {Kind.Text(before.Number(Setting))} to {Kind.Text(after.Number(Setting))}";
}
