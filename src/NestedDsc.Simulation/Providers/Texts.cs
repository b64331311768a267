namespace NestedDsc.Simulation.Providers;

/// <summary>The host's own texts, which follow its display language. Callers must not depend on them.</summary>
internal sealed record Texts
{
    private static readonly Texts English = new();

    private static readonly Texts German = new()
    {
        StartVm = "Virtueller Computer wird gestartet",
        StopVm = "Virtueller Computer wird ausgeschaltet",
        SaveVm = "Virtueller Computer wird gespeichert",
        ResumeVm = "Virtueller Computer wird fortgesetzt",
        PauseVm = "Virtueller Computer wird angehalten",
        ResetVm = "Virtueller Computer wird zurückgesetzt",
        ModifyVm = "Ressourcen des virtuellen Computers werden geändert",
        CreateCheckpoint = "Prüfpunkt wird erstellt",
        ApplyCheckpoint = "Prüfpunkt wird angewendet",
        DeleteCheckpoint = "Prüfpunkt wird gelöscht",
        CheckpointName = "{0} - ({1:dd.MM.yyyy - HH:mm:ss})",
        StartFailed = "Fehler beim Starten von '{0}'. (ID des virtuellen Computers {1})",
        NestedUnsupported = "Der virtuelle Computer '{0}' kann nicht gestartet werden, da diese Plattform keine geschachtelte Virtualisierung unterstützt. (ID des virtuellen Computers {1})",
        NoHypervisor = "Der virtuelle Computer '{0}' konnte nicht gestartet werden, da der Hypervisor nicht ausgeführt wird. (ID des virtuellen Computers {1})",
        NotEnoughMemory = "Nicht genügend Arbeitsspeicher im System, um den virtuellen Computer '{0}' mit einer RAM-Größe von {2} MB zu starten. (ID des virtuellen Computers {1})",
        TooManyProcessors = "Der virtuelle Computer '{0}' kann auf diesem Server nicht gestartet werden: Die Anzahl der virtuellen Prozessoren übersteigt die Anzahl der logischen Prozessoren. (ID des virtuellen Computers {1})",
        VersionTooLow = "Fehler beim Ändern des Geräts 'Prozessor': Die Konfigurationsversion des virtuellen Computers '{0}' unterstützt diese Einstellung nicht. (ID des virtuellen Computers {1})",
        MemoryResizeFailed = "Fehler beim Ändern des Geräts 'Arbeitsspeicher': Im virtuellen Computer '{0}' wird ein Hypervisor ausgeführt. (ID des virtuellen Computers {1})",
        ProductionFailed = "Fehler bei dem Prüfpunktvorgang für '{0}'. Produktionsprüfpunkte können für '{0}' nicht erstellt werden. (ID des virtuellen Computers {1})",
        DefineSwitch = "Virtueller Ethernet-Switch wird erstellt",
        ModifySwitch = "Ressourcen des virtuellen Ethernet-Switches werden geändert",
        DestroySwitch = "Virtueller Ethernet-Switch wird gelöscht",
        SwitchCaption = "Virtueller Switch",
        SwitchSettingsCaption = "Einstellungen für virtuellen Ethernet-Switch",
        AdapterBound = "Fehler beim Hinzufügen von Verbindungen des virtuellen Ethernet-Switches. Der externe Ethernet-Adapter '{0}' ist bereits an das Protokoll für den virtuellen Microsoft-Switch gebunden.",
        BadValues = "Ein Parameter ist ungültig.",
        NumaSpans = "Fehler beim Ändern des Geräts 'Arbeitsspeicher': Dynamischer Arbeitsspeicher und virtuelle NUMA-Knoten, die sich über den Host erstrecken, schließen sich für '{0}' aus. (ID des virtuellen Computers {1})",
        NotSupported = "Die Anforderung wird nicht unterstützt. (0x80070032)",
        ShutdownFailed = "Fehler beim Herunterfahren von '{0}': Das Gastbetriebssystem antwortet nicht. (ID des virtuellen Computers {1})",
        ShutDownVm = "Virtueller Computer wird heruntergefahren",
        JobKilled = "Der Vorgang wurde abgebrochen.",
        JobFailed = "Fehler bei dem Vorgang.",
        JobWarning = "Der Vorgang wurde mit Warnungen abgeschlossen.",
    };

    public string StartVm { get; init; } = "Starting Virtual Machine";

    public string StopVm { get; init; } = "Turning Off Virtual Machine";

    public string SaveVm { get; init; } = "Saving Virtual Machine";

    public string ResumeVm { get; init; } = "Resuming Virtual Machine";

    public string PauseVm { get; init; } = "Pausing Virtual Machine";

    public string ResetVm { get; init; } = "Resetting Virtual Machine";

    public string ModifyVm { get; init; } = "Modifying Virtual Machine Resources";

    public string CreateCheckpoint { get; init; } = "Creating Checkpoint";

    public string ApplyCheckpoint { get; init; } = "Applying Checkpoint";

    public string DeleteCheckpoint { get; init; } = "Deleting Checkpoint";

    public string CheckpointName { get; init; } = "{0} - ({1:M/d/yyyy - h:mm:ss tt})";

    public string StartFailed { get; init; } = "'{0}' failed to start. (Virtual machine ID {1})";

    public string NestedUnsupported { get; init; } =
        "'{0}' could not be started because this platform does not support nested virtualization. (Virtual machine ID {1})";

    public string NoHypervisor { get; init; } =
        "Virtual machine '{0}' could not be started because the hypervisor is not running. (Virtual machine ID {1})";

    public string NotEnoughMemory { get; init; } =
        "Not enough memory in the system to start the virtual machine '{0}' with ram size {2} megabytes. (Virtual machine ID {1})";

    public string TooManyProcessors { get; init; } =
        "'{0}' cannot be started on this server: it has more virtual processors than the server has logical processors. (Virtual machine ID {1})";

    public string VersionTooLow { get; init; } =
        "Failed to modify device 'Processor': the configuration version of '{0}' does not support this setting. (Virtual machine ID {1})";

    public string MemoryResizeFailed { get; init; } =
        "Failed to modify device 'Memory': a hypervisor runs in '{0}'. (Virtual machine ID {1})";

    public string ProductionFailed { get; init; } =
        "Checkpoint operation for '{0}' failed. Production checkpoints cannot be created for '{0}'. (Virtual machine ID {1})";

    public string DefineSwitch { get; init; } = "Creating Virtual Ethernet Switch";

    public string ModifySwitch { get; init; } = "Modifying Virtual Ethernet Switch Resources";

    public string DestroySwitch { get; init; } = "Deleting Virtual Ethernet Switch";

    public string SwitchCaption { get; init; } = "Virtual Switch";

    public string SwitchSettingsCaption { get; init; } = "Virtual Ethernet Switch Settings";

    public string AdapterBound { get; init; } =
        "Failed while adding virtual Ethernet switch connections. External Ethernet adapter '{0}' is already bound to the Microsoft Virtual Switch protocol.";

    public string BadValues { get; init; } = "A parameter is not valid.";

    public string NumaSpans { get; init; } =
        "Failed to modify device 'Memory': '{0}' cannot have dynamic memory while its virtual NUMA nodes span the host's. (Virtual machine ID {1})";

    public string NotSupported { get; init; } = "The request is not supported. (0x80070032)";

    public string ShutdownFailed { get; init; } =
        "'{0}' failed to shut down: the guest operating system does not respond. (Virtual machine ID {1})";

    public string ShutDownVm { get; init; } = "Shutting Down Virtual Machine";

    public string JobKilled { get; init; } = "The operation was cancelled.";

    public string JobFailed { get; init; } = "The operation failed.";

    public string JobWarning { get; init; } = "The operation was completed with warnings.";

    public static Texts In(string language) => language is "de" ? German : English;
}
