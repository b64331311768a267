using NestedDsc.Cim;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>
/// Finds out that Hyper-V is not there, and why. Nothing is asked as long as it answers: an error is what makes the rest be read.
/// </summary>
public static class HyperVPresence
{
    private static readonly CimQuery Probe = new(
        CimNamespaces.Virtualization, "SELECT CreationClassName, Name FROM Msvm_VirtualSystemManagementService");

    private static readonly CimQuery[] Facts =
    [
        new(CimNamespaces.Cimv2, "SELECT Name FROM Win32_ComputerSystem"),
        new(CimNamespaces.Cimv2, "SELECT Name, State FROM Win32_Service WHERE Name='vmms'"),
    ];

    /// <summary>Reads from Hyper-V, or answers that it is not there.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="read">Reads from Hyper-V.</param>
    /// <param name="otherwise">Answers without it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="CimException">A query failed, for another reason than that.</exception>
    /// <exception cref="ServicingException">DISM can be used, but failed.</exception>
    public static T Read<T>(HyperVConnection connection, Func<T> read, Func<HyperVAbsence, T> otherwise)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(otherwise);
        try
        {
            return read();
        }
        catch (CimException error) when (IsMissing(error))
        {
            if (Find(connection) is { } absence)
            {
                return otherwise(absence);
            }

            throw;
        }
    }

    private static bool IsMissing(CimException error) => error.Code is CimErrorCode.InvalidNamespace or CimErrorCode.InvalidClass;

    private static HyperVAbsence? Find(HyperVConnection connection)
    {
        try
        {
            // A class alone may be missing for its age, and an error may have passed: this one is there wherever Hyper-V is.
            connection.Read(Probe);
            return null;
        }
        catch (CimException error) when (IsMissing(error))
        {
            IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read(Facts);
            string? computer = rows[0].Count > 0 ? rows[0][0].Text("Name") : null;
            GuestService service = GuestReader.ServiceOf(rows[1]);
            return new HyperVAbsence(computer ?? Environment.MachineName, ReadRole(connection, service));
        }
    }

    private static GuestRoleState? ReadRole(HyperVConnection connection, GuestService service)
    {
        if (connection.Servicing is not { } open)
        {
            return null;
        }

        using IServicingSession servicing = open();
        try
        {
            InstallationKind kind = servicing.ReadInstallation().Kind;
            FeatureReading features = new FeatureAccess(connection, servicing).Read(GuestFeatures.Role(kind));
            return GuestFeatures.RoleStateOf(kind, GuestReader.StatesOf(features, kind, service, servicing.ReadRestartIndicators()));
        }
        catch (CimException error) when (CimFailure.From(error).Kind is CimFailureKind.AccessDenied or CimFailureKind.NotSupported)
        {
            // Without DISM, Windows' own class is asked, which may be refused or missing.
            return null;
        }
    }
}
