using NestedDsc.Cim;
using NestedDsc.Simulation.Providers.OpenFacts;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>How Hyper-V takes changes of a VM's own settings, or of a checkpoint's (win32 docs; observed on Server 2025 and Windows 11).</summary>
internal static class SystemRules
{
    private const int LongestName = 100;
    private const string Notes = "Notes";
    private const string Template = "SecureBootTemplateId";
    private const string CriticalAction = "AutomaticCriticalErrorAction";

    public static Verdict Check(Variants variants, Vm vm, SettingChange change, bool isCheckpoint)
    {
        foreach (CimProperty changed in change.Changed)
        {
            Verdict verdict = OfKind(variants, vm, changed.Name.ToUpperInvariant(), isCheckpoint);
            if (!verdict.IsApplied)
            {
                return verdict;
            }
        }

        // A template in braces is no error, and does nothing; nor does anything else in the call.
        return change.Changes(Template) && change.After(Template) is string template && template.StartsWith('{')
            ? Verdict.Ignored
            : Verdict.Of(AreValuesGood(vm, change));
    }

    /// <summary>The changes as Hyper-V keeps them: of notes the first text, of GUIDs upper case.</summary>
    public static IReadOnlyList<CimProperty> Kept(SettingChange change)
    {
        List<CimProperty> kept = [.. change.Changed.Select(static c => c switch
        {
            { Name: Notes, Value: string[] and [var first, _, ..] } => c with { Value = new[] { first } },
            { Name: Template, Value: string template } => c with { Value = template.ToUpperInvariant() },
            _ => c,
        })];
        if (change.Changes(CriticalAction) && change.Number(CriticalAction) == 0)
        {
            kept.Add(new CimProperty("AutomaticCriticalErrorActionTimeout", CimType.DateTime, null));
        }

        return kept;
    }

    /// <summary>Whether a setting exists here, and whether it may change in the VM's state.</summary>
    private static Verdict OfKind(Variants variants, Vm vm, string name, bool isCheckpoint) => name switch
    {
        "ELEMENTNAME" or "NOTES" => Verdict.Applied,
        _ when isCheckpoint => Verdict.BadValues,
        "AUTOMATICSTARTUPACTION" or "AUTOMATICSTARTUPACTIONDELAY" or "AUTOMATICRECOVERYACTION" or "AUTOMATICCRITICALERRORACTION"
            or "AUTOMATICCRITICALERRORACTIONTIMEOUT" => Verdict.Applied,
        "USERSNAPSHOTTYPE" or "AUTOMATICSNAPSHOTSENABLED" => vm.State == VmState.Off
            ? Verdict.Applied
            : variants.RunningCheckpointSettings.ToVerdict(ReturnCodes.InvalidState),
        "AUTOMATICSHUTDOWNACTION" => vm.State == VmState.Off ? Verdict.Applied : Verdict.Ignored,
        "BOOTORDER" when !vm.IsGeneration2 => vm.State == VmState.Off ? Verdict.Applied : Verdict.Ignored,
        "VIRTUALNUMAENABLED" or "SECUREBOOTENABLED" or "SECUREBOOTTEMPLATEID" or "LOWMMIOGAPSIZE" or "HIGHMMIOGAPSIZE"
            or "GUESTCONTROLLEDCACHETYPES" or "LOCKONDISCONNECT" or "BOOTSOURCEORDER" or "ENABLEHIBERNATION" or "BIOSGUID"
            or "ENHANCEDSESSIONTRANSPORTTYPE" => vm.State == VmState.Off
                ? Verdict.Applied
                : variants.RunningSettings.ToVerdict(ReturnCodes.InvalidState),
        _ => Verdict.BadValues,
    };

    private static bool AreValuesGood(Vm vm, SettingChange change) =>
        change.After("ElementName") is string { Length: > 0 and <= LongestName }
        && IsBetween(change, "UserSnapshotType", 2, 5) && IsBetween(change, "AutomaticRecoveryAction", 2, 4)
        && !(change.Changes("VirtualNumaEnabled") && change.Flag("VirtualNumaEnabled") && vm.Memory?.Flag("DynamicMemoryEnabled") == true);

    private static bool IsBetween(SettingChange change, string property, ulong lowest, ulong highest) =>
        !change.Changes(property) || (change.Number(property) >= lowest && change.Number(property) <= highest);
}
