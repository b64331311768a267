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
    /// <returns>The row, or a sentence that says why there is none.</returns>
    /// <exception cref="AmbiguousNameException">The name fits several machines.</exception>
    public static (CimObject? System, string? Absence) Resolve(IReadOnlyList<CimObject> rows, MachineIdentity identity)
    {
        // The host has an instance of its own, which may bear the same name; only a machine's Name is a GUID.
        CimObject[] systems = [.. rows.Where(static row => Guid.TryParse(row.Text("Name"), out _))];
        if (systems.Length > 1)
        {
            throw new AmbiguousNameException(identity.Name ?? "", [.. systems.Select(static row => Guid.Parse(row.Text("Name")!))]);
        }

        if (systems.Length == 0)
        {
            return (null, $"{identity.Display} does not exist on this host.");
        }

        string? found = systems[0].Text("ElementName");
        return identity is { Name: { } name, Id: not null } && !string.Equals(name, found, StringComparison.OrdinalIgnoreCase)
            ? (null, $"{identity.Display} does not exist on this host: the VM with that ID has the name '{found}'.")
            : (systems[0], null);
    }
}
