using NestedDsc.Cim;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Finds the machine that a user names.</summary>
internal static class MachineLookup
{
    /// <summary>What is read of a machine itself.</summary>
    public const string Columns = $"CreationClassName, Name, ElementName, {EnabledStates.Columns}, TimeOfLastStateChange";

    /// <summary>The statement whose rows <see cref="Resolve"/> takes.</summary>
    public static CimQuery Query(MachineIdentity identity)
    {
        string condition = identity.Id is { } id
            ? $"CreationClassName='Msvm_ComputerSystem' AND Name={Wql.Literal(InstanceIds.Text(id))}"
            : $"ElementName={Wql.Literal(identity.Name ?? "")}";
        return new CimQuery(
            CimNamespaces.Virtualization,
            $"SELECT {Columns} FROM Msvm_ComputerSystem WHERE {condition}");
    }

    /// <summary>Chooses the machine's row.</summary>
    /// <param name="rows">The rows that the statement gave.</param>
    /// <param name="identity">How the user names it.</param>
    /// <returns>The row, or why there is none; both <see langword="null"/> if there is no machine of that name or GUID.</returns>
    public static (CimObject? System, MachineAbsence? Absence) Resolve(IReadOnlyList<CimObject> rows, MachineIdentity identity)
    {
        CimObject[] systems = Machines(rows);
        if (systems.Length > 1)
        {
            return (null, MachineAbsence.Ambiguous(identity.Name ?? "", [.. systems.Select(static row => Guid.Parse(row.Text("Name")!))]));
        }

        if (systems.Length == 0)
        {
            return (null, null);
        }

        string? found = systems[0].Text("ElementName");
        return identity is { Name: { } name, Id: not null } && !string.Equals(name, found, StringComparison.OrdinalIgnoreCase)
            ? (null, MachineAbsence.NotFound($"{identity.Display} does not exist on this host: the VM with that ID has the name '{found}'."))
            : (systems[0], null);
    }

    /// <summary>Says that a machine does not exist, and which do. That takes a round trip more, which only a mistake costs.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="identity">How the user names it.</param>
    /// <returns>Why there is none.</returns>
    public static MachineAbsence NotFound(HyperVConnection connection, MachineIdentity identity)
    {
        CimObject[] others = Machines(connection.Read(new CimQuery(CimNamespaces.Virtualization, "SELECT Name, ElementName FROM Msvm_ComputerSystem"))[0]);
        string which = others.Length == 0
            ? "no VMs"
            : Listing.Nearest(others.Select(static row => row.Text("ElementName") ?? ""), identity.Name ?? "");
        return MachineAbsence.NotFound($"{identity.Display} does not exist on this host, which has {which}.");
    }

    // The host has an instance of its own, which may bear the same name; only a machine's Name is a GUID.
    private static CimObject[] Machines(IReadOnlyList<CimObject> rows) => [.. rows.Where(static row => Guid.TryParse(row.Text("Name"), out _))];
}
