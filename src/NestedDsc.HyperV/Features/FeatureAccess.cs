using NestedDsc.HyperV.Features.ServerManager;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>
/// The way to Windows features that this process has. DISM is the best; a process that is not elevated, or descends from a packaged
/// (MSIX) program, can't use it and reads from <c>Win32_OptionalFeature</c>; on Windows Server, Server Manager's tasks make changes
/// where DISM is not registered.
/// </summary>
/// <param name="hyperV">The CIM server; it is not disposed of.</param>
/// <param name="servicing">Servicing; it is not disposed of.</param>
public sealed class FeatureAccess(HyperVConnection hyperV, IServicingSession servicing)
{
    private ServicingException? _dismFailure;
    private bool _tried;

    /// <summary>Reads states of features. Whether DISM can be used is tried only once: where it has answered, a refusal is an error.</summary>
    /// <param name="names">DISM names; case does not matter.</param>
    /// <returns>The states, and how they were read.</returns>
    /// <exception cref="ServicingException">DISM can be used, but failed.</exception>
    /// <exception cref="Cim.CimException">DISM can't be used, and the CIM server refused the query.</exception>
    public FeatureReading Read(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (_dismFailure is null)
        {
            try
            {
                IReadOnlyList<FeatureState?> states = servicing.ReadStates(names);
                _tried = true;
                return new FeatureReading(names, states, FeatureRoute.Dism, null);
            }
            catch (ServicingException error) when (!_tried && error.Kind is (ServicingErrorKind.NotElevated or ServicingErrorKind.NotRegistered))
            {
                (_dismFailure, _tried) = (error, true);
            }
        }

        return new FeatureReading(names, OptionalFeatureReader.Read(hyperV, names), FeatureRoute.OptionalFeature, _dismFailure);
    }

    /// <summary>Finds the way to enable features. Reads their states if nothing was read before.</summary>
    /// <param name="features">DISM names of the features that are to be enabled.</param>
    /// <returns>The way, or why there is none.</returns>
    public FeatureChanges ForEnabling(IReadOnlyList<string> features) => ForChanges(features, "Enabling", "enable-feature /all");

    /// <summary>Finds the way to disable features. Reads their states if nothing was read before.</summary>
    /// <param name="features">DISM names of the features that are to be disabled.</param>
    /// <returns>The way, or why there is none.</returns>
    public FeatureChanges ForDisabling(IReadOnlyList<string> features) => ForChanges(features, "Disabling", "disable-feature");

    private FeatureChanges ForChanges(IReadOnlyList<string> features, string action, string command)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (!_tried)
        {
            Read(features);
        }

        if (_dismFailure is null)
        {
            return FeatureChanges.By(FeatureRoute.Dism, servicing);
        }

        if (_dismFailure.Kind == ServicingErrorKind.NotElevated)
        {
            return FeatureChanges.None(ServicingErrors.Create(_dismFailure.Code, action, features));
        }

        // Server Manager does not know every feature that DISM does, such as Virtual Machine Platform.
        return servicing.ReadInstallation().Kind is InstallationKind.Server or InstallationKind.ServerCore
            && features.All(static name => ComponentNames.Of(name) is not null)
            ? FeatureChanges.By(FeatureRoute.ServerManager, new ServerManagerServicing(hyperV))
            : FeatureChanges.None(NoWay(_dismFailure.Code, features, action, command));
    }

    // The command is for a person to run: started from here, dism.exe would descend from the packaged program too.
    private static ServicingException NoWay(uint code, IReadOnlyList<string> features, string action, string command)
    {
        string names = string.Concat(features.Select(static name => $" /featurename:{name}"));
        ServicingException plain = ServicingErrors.Create(code, action, features);
        return new ServicingException(
            plain.Kind, code, $"{plain.Message} Or run 'dism /online /{command} /norestart{names}' in an elevated command prompt, then restart Windows.");
    }
}
