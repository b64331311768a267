using NestedDsc.Cim;
using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Capture;

/// <summary>Captures a host: what the resources may read of it, in a number of round trips that does not depend on the host.</summary>
public static class HostCapture
{
    /// <summary>The most round trips that a capture takes: one for each namespace, and one for the features.</summary>
    public const int MostRoundTrips = 5;

    private const string ClientServices = "Microsoft-Hyper-V-Services";

    /// <summary>Captures a host.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>What was captured.</returns>
    /// <exception cref="NoRightsException">The account has no rights on Hyper-V, and sees nothing of it.</exception>
    /// <exception cref="CimException">A query failed.</exception>
    public static CapturedHost Read(GuestConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        CapturedNamespace? virtualization = Namespace(connection, CimNamespaces.Virtualization, CaptureCatalog.Virtualization);
        if (virtualization is { Classes: [{ Rows.Count: 0 }, ..] })
        {
            throw new NoRightsException("Capturing this host");
        }

        WindowsInstallation installation = connection.Servicing.ReadInstallation();
        IReadOnlyList<string> names = GuestFeatures.Read(installation.Kind);
        CapturedNamespace windows = Namespace(
            connection, CimNamespaces.Cimv2, [.. CaptureCatalog.Windows, CaptureCatalog.OptionalFeatures(names)])
            ?? throw new InvalidOperationException($"There is no namespace {CimNamespaces.Cimv2}.");
        CapturedNamespace?[] all =
        [
            virtualization,
            windows,
            Namespace(connection, CimNamespaces.StandardCimv2, CaptureCatalog.Network),
            Namespace(connection, CimNamespaces.DeviceGuard, CaptureCatalog.DeviceGuard),
            installation.Kind is InstallationKind.Server or InstallationKind.ServerCore ? CaptureCatalog.ServerManager : null,
        ];
        return new CapturedHost(
            ComputerName(windows),
            connection.HyperV.Session.Clock.UtcNow,
            [.. all.OfType<CapturedNamespace>()],
            Servicing(connection, installation, names, windows, virtualization));
    }

    private static CapturedNamespace? Namespace(GuestConnection connection, string name, IReadOnlyList<CapturedClass> classes)
    {
        try
        {
            IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.HyperV.Read([.. classes.Select(static c => c.Query)]);
            return new CapturedNamespace(name, [.. classes.Zip(rows, static (c, r) => new CapturedRows(c.Name, r) { Definition = c })]);
        }
        catch (CimException error) when (error.Code is CimErrorCode.InvalidNamespace)
        {
            return null;
        }
        catch (CimException error) when (error.Code is CimErrorCode.InvalidClass)
        {
            // A role that was removed leaves its namespace behind without classes.
            return new CapturedNamespace(name, []);
        }
    }

    private static string ComputerName(CapturedNamespace windows) =>
        windows.Classes.First(static c => c.Class is "Win32_ComputerSystem").Rows is [{ } row, ..] && row.Text("Name") is { Length: > 0 } name
            ? name
            : throw new InvalidOperationException("Windows does not say how this computer is called.");

    private static CapturedServicing? Servicing(
        GuestConnection connection, WindowsInstallation installation, IReadOnlyList<string> names, CapturedNamespace windows, CapturedNamespace? virtualization)
    {
        IReadOnlyList<FeatureState?> states;
        ServicingException? refusal = null;
        try
        {
            states = connection.Servicing.ReadStates(names);
        }
        catch (ServicingException error)
        {
            refusal = error;
            states = OptionalFeatureReader.From(names, windows.Classes.First(static c => c.Class is "Win32_OptionalFeature").Rows);
        }

        (string, FeatureState)[] known = [.. names.Zip(states).Where(static p => p.Second is not null).Select(static p => (p.First, p.Second!.Value))];
        bool hasRole = virtualization is { Classes.Count: > 0 };

        // A file whose features say that there is no Hyper-V would hide what was captured of it.
        return known.Length == 0 || hasRole != IsActive(known) ? null : new CapturedServicing(
            installation,
            known,
            [.. connection.Servicing.ReadRestartIndicators().Where(static i => i is not RestartIndicator.ComponentServicing)],
            refusal,
            connection.Servicing.ReadHypervisor(),
            RoleWasInstalled: virtualization is { Classes.Count: 0 });
    }

    // Whether Hyper-V's management service is there, by the features: on a client it is one of its own.
    private static bool IsActive((string Name, FeatureState State)[] features)
    {
        FeatureState? state = Array.Find(features, static f => f.Name is ClientServices) is { Name: not null } services
            ? services.State
            : Array.Find(features, static f => f.Name is GuestFeatures.Platform) is { Name: not null } platform ? platform.State : null;
        return state is FeatureState.Installed or FeatureState.UninstallPending or FeatureState.PartiallyInstalled;
    }
}
