using System.Text.Json.Nodes;
using NestedDsc.Cim;
using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 8: ModifySystemSettings.</summary>
public sealed class Section08SystemSettings
{
    [Row("REC rename_vm R")]
    public void Row_8_1_A_VM_and_its_settings_are_renamed_together() => Off(static vm => vm
        .Modify(Msvm.Settings, ("ElementName", "other")).Is(Answer.Done)
        .Reads(Msvm.ComputerSystem, ("ElementName", "other")).Reads(Msvm.Settings, ("ElementName", "other")));

    [Row("REC set_notes R")]
    public void Row_8_2_A_note_is_kept() => Off(static vm => vm
        .Modify(Msvm.Settings, ("Notes", Values.Of("one"))).Is(Answer.Done).Reads(Msvm.Settings, ("Notes", Values.Of("one"))));

    [Row("REC set_notes R")]
    public void Row_8_3_Of_two_notes_the_first_is_kept() => Off(static vm => vm
        .Modify(Msvm.Settings, ("Notes", Values.Of("one", "two"))).Is(Answer.Done).Reads(Msvm.Settings, ("Notes", Values.Of("one"))));

    [Row("HH HyperVBuilder L, project notes L")]
    public void Row_8_4_No_note_changes_nothing_and_an_empty_one_clears() => Off(static vm =>
    {
        vm.Modify(Msvm.Settings, ("Notes", Array.Empty<string>())).Is(Answer.Accepted).NothingChanged();
        Assert.NotEmpty(string.Concat(vm.Row(Msvm.Settings).Texts("Notes")));
        vm.Modify(Msvm.Settings, ("Notes", Values.Of(""))).Is(Answer.Accepted);
        Assert.Empty(string.Concat(vm.Row(Msvm.Settings).Texts("Notes")));
    });

    [Row("REC set_autostart R")]
    public void Row_8_5_The_start_action_is_kept() => Off(static vm => vm
        .Modify(Msvm.Settings, ("AutomaticStartupAction", 4)).Is(Answer.Accepted).Reads(Msvm.Settings, ("AutomaticStartupAction", 4)));

    [Row("GOT 26 L")]
    public void Row_8_6_A_running_and_a_saved_VM_take_another_start_action_and_delay()
    {
        Running(Check);
        Saved(Check);

        static void Check(Scene vm) => vm
            .Modify(Msvm.Settings, ("AutomaticStartupAction", 4), ("AutomaticStartupActionDelay", TimeSpan.FromSeconds(90))).Is(Answer.Accepted)
            .Reads(Msvm.Settings, ("AutomaticStartupAction", 4), ("AutomaticStartupActionDelay", TimeSpan.FromSeconds(90)));
    }

    [Row("GOT 26 L")]
    public void Row_8_7_A_running_and_a_saved_VM_take_no_other_stop_action_and_say_success()
    {
        Running(Check);
        Saved(Check);

        static void Check(Scene vm) => vm
            .ModifyPart(Msvm.Settings, ("AutomaticShutdownAction", 4)).Is(Answer.DoneByJob).NothingChanged()
            .Modify(Msvm.Settings, ("AutomaticShutdownAction", 4), ("AutomaticStartupAction", 4)).Is(Answer.DoneByJob).NothingChanged();
    }

    [Row("GOT 26 L")]
    public void Row_8_8_A_running_VM_takes_the_stop_action_that_it_has() => Running(static vm => vm
        .ModifyPart(Msvm.Settings, ("AutomaticShutdownAction", 3), ("AutomaticStartupAction", 4)).Is(Answer.Done)
        .Reads(Msvm.Settings, ("AutomaticShutdownAction", 3), ("AutomaticStartupAction", 4)));

    [Row("REC automatic_actions R")]
    public void Row_8_9_Delays_and_actions_after_failures_are_kept() => Off(static vm => vm
        .Modify(
            Msvm.Settings, ("AutomaticStartupActionDelay", TimeSpan.FromMinutes(2)), ("AutomaticRecoveryAction", 2), ("AutomaticCriticalErrorAction", 1),
            ("AutomaticCriticalErrorActionTimeout", TimeSpan.FromMinutes(15))).Is(Answer.Done)
        .Reads(
            Msvm.Settings, ("AutomaticStartupActionDelay", TimeSpan.FromMinutes(2)), ("AutomaticRecoveryAction", 2), ("AutomaticCriticalErrorAction", 1),
            ("AutomaticCriticalErrorActionTimeout", TimeSpan.FromMinutes(15))));

    [Row("REC automatic_actions L")]
    public void Row_8_10_An_unknown_recovery_action_fails_in_the_job() => Off(static vm => vm
        .Modify(Msvm.Settings, ("AutomaticRecoveryAction", 1)).Is(Answer.FailsByJob).NothingChanged());

    [Row("REC automatic_actions L")]
    public void Row_8_11_Without_an_action_for_critical_errors_there_is_no_time_for_it() => Off(static vm => vm
        .Modify(Msvm.Settings, ("AutomaticCriticalErrorAction", 0)).Is(Answer.Accepted)
        .Reads(Msvm.Settings, ("AutomaticCriticalErrorAction", 0), ("AutomaticCriticalErrorActionTimeout", null)));

    [Row("REC vmgenid_bios R")]
    public void Row_8_12_The_BIOS_GUID_is_kept() => Off(static vm => vm
        .Modify(Msvm.Settings, ("BIOSGUID", "0F1E2D3C-4B5A-4968-8776-655443322110")).Is(Answer.Done)
        .Reads(Msvm.Settings, ("BIOSGUID", "0F1E2D3C-4B5A-4968-8776-655443322110")));

    [Row("REC set_secureboot R")]
    public void Row_8_13_Secure_boot_is_kept() => Off(static vm => vm
        .Modify(Msvm.Settings, ("SecureBootEnabled", false)).Is(Answer.Accepted).Reads(Msvm.Settings, ("SecureBootEnabled", false)));

    [Row("REC secureboot_template R")]
    public void Row_8_14_A_secure_boot_template_in_any_case_reads_in_upper_case() => Off(static vm => vm
        .Modify(Msvm.Settings, ("SecureBootTemplateId", "272e7447-90a4-4563-a4b9-8e4ab00526ce")).Is(Answer.Done)
        .Reads(Msvm.Settings, ("SecureBootTemplateId", "272E7447-90A4-4563-A4B9-8E4AB00526CE")));

    [Row("GOT 16 L")]
    public void Row_8_15_A_secure_boot_template_in_braces_changes_nothing_of_the_call_and_says_success() => Off(static vm => vm
        .Modify(Msvm.Settings, ("SecureBootTemplateId", "{272E7447-90A4-4563-A4B9-8E4AB00526CE}"), ("AutomaticStartupAction", 4)).Is(Answer.DoneByJob)
        .NothingChanged());

    [Row("REC gen1_bios R")]
    public void Row_8_17_The_boot_order_of_generation_1_is_kept() => WithVM(
        LabVms.Old,
        static vm => vm
            .ModifyPart(Msvm.Settings, ("BootOrder", Values.Of<ushort>(1, 0, 2, 3))).Is(Answer.Done)
            .Reads(Msvm.Settings, ("BootOrder", Values.Of<ushort>(1, 0, 2, 3))),
        WithBootOrder);

    [Row("GOT 17 L")]
    public void Row_8_18_A_running_or_saved_VM_of_generation_1_keeps_its_boot_order_and_says_success()
    {
        WithVM(LabVms.Legacy, Check, WithBootOrder);
        WithVM(LabVms.Saved, Check, static host => WithBootOrder(host.Set(
            Msvm.Settings, LabVms.Saved, "VirtualSystemSubType", "Microsoft:Hyper-V:SubType:1")));

        static void Check(Scene vm) => vm.ModifyPart(Msvm.Settings, ("BootOrder", Values.Of<ushort>(1, 0, 2, 3))).Is(Answer.DoneByJob).NothingChanged();
    }

    // The hosts of the repository do not show it; a class may have more properties than a client reads.
    private static void WithBootOrder(TemporaryHost host) => host
        .Edit(static root => root["namespaces"]![CimNamespaces.Virtualization]![Msvm.Settings]!["properties"]!["BootOrder"] = "uint16[]")
        .Set(Msvm.Settings, "Microsoft:", "BootOrder", new JsonArray(0, 1, 2, 3));
}
