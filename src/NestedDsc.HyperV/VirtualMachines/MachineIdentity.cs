namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>How a user names a machine.</summary>
/// <param name="Name">Its name; <see langword="null"/> if only the GUID is given.</param>
/// <param name="Id">Its GUID; <see langword="null"/> if only the name is given.</param>
public sealed record MachineIdentity(string? Name, Guid? Id)
{
    /// <summary>For messages, such as <c>VM 'x'</c>.</summary>
    public string Display => (Name, Id) switch
    {
        ({ } name, { } id) => $"VM '{name}' ({id})",
        ({ } name, null) => $"VM '{name}'",
        (null, { } id) => $"VM {id}",
        _ => "The VM",
    };
}
