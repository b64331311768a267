using NestedDsc.Cim;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Reads whether a guest can be asked to shut down, and puts it in words.</summary>
/// <remarks>
/// The component alone says nothing: it is there in every machine that runs, also without an operating system. Microsoft's Hyper-V module
/// asks for a first OperationalStatus of 2 as well; the other values are those of its enumeration.
/// </remarks>
public static class GuestShutdowns
{
    /// <summary>Reads it.</summary>
    /// <param name="component">The row of Msvm_ShutdownComponent; <see langword="null"/> if there is none.</param>
    /// <returns>Whether the guest can be asked.</returns>
    public static GuestShutdown Read(CimObject? component) => component is null
        ? GuestShutdown.Unavailable
        : component.Codes("OperationalStatus") is [var status, ..] ? Of(status) : GuestShutdown.Unknown;

    /// <summary>Says why a guest can't be asked.</summary>
    /// <param name="shutdown">What was read.</param>
    /// <returns>A clause, without a full stop.</returns>
    public static string Reason(GuestShutdown shutdown) => shutdown switch
    {
        GuestShutdown.Unavailable => "its guest does not run the shutdown integration service (or is still starting)",
        GuestShutdown.NoContact => "Hyper-V has no contact with the shutdown service of its guest: no operating system that has it runs there, or it is still starting",
        GuestShutdown.LostCommunication => "Hyper-V has lost contact with the shutdown service of its guest, which may hang",
        GuestShutdown.ProtocolMismatch => "the integration services of its guest are of a version that does not fit this host; update them",
        GuestShutdown.Faulty => "the shutdown service of its guest reports an error",
        GuestShutdown.ApplicationCritical => "an application in its guest reports a critical state",
        GuestShutdown.Disabled => "the shutdown integration service is disabled in its guest",
        _ => "the shutdown service of its guest does not say that it is ready",
    };

    private static GuestShutdown Of(ushort status) => status switch
    {
        2 => GuestShutdown.Ready,
        12 => GuestShutdown.NoContact,
        13 or 32783 or 32784 => GuestShutdown.LostCommunication,
        32775 => GuestShutdown.ProtocolMismatch,
        3 or 6 or 7 => GuestShutdown.Faulty,
        32782 => GuestShutdown.ApplicationCritical,
        32896 => GuestShutdown.Disabled,
        _ => GuestShutdown.Unknown,
    };
}
