namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Why a name or GUID leads to no machine.</summary>
/// <param name="Phrase">A sentence that says so.</param>
/// <param name="Advice">What to do, as a sentence.</param>
/// <param name="IsAmbiguous">Whether the name fits several machines, so that it names none of them.</param>
public sealed record MachineAbsence(string Phrase, string Advice, bool IsAmbiguous = false)
{
    private const string NotCreated = "Virtual machines are not created here.";

    /// <summary>There is no such machine.</summary>
    /// <param name="phrase">A sentence that says so.</param>
    /// <returns>The absence.</returns>
    public static MachineAbsence NotFound(string phrase) => new(phrase, NotCreated);

    /// <summary>Somebody changes it at the same time.</summary>
    /// <param name="identity">How the user names it.</param>
    /// <returns>The absence.</returns>
    public static MachineAbsence InFlux(MachineIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return NotFound($"{identity.Display} is being created, changed or removed just now.");
    }

    /// <summary>The name fits several machines.</summary>
    /// <param name="name">The name.</param>
    /// <param name="ids">GUIDs of the machines that have it.</param>
    /// <returns>The absence.</returns>
    public static MachineAbsence Ambiguous(string name, IReadOnlyCollection<Guid> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new MachineAbsence(
            $"{ids.Count} VMs have the name '{name}': {Listing.Of([.. ids.Select(static id => id.ToString())])}.", "Give the vmId of the one that is meant.", IsAmbiguous: true);
    }
}
