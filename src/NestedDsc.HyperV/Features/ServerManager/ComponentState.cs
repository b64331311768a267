namespace NestedDsc.HyperV.Features.ServerManager;

/// <summary>State of a component, as the property <c>Installed</c> of <c>MSFT_ServerManagerServerComponent</c> numbers it.</summary>
internal enum ComponentState
{
    Available = 0,
    Installed = 1,
    UninstallPending = 2,
    InstallPending = 3,
    NotPresent = 4,
    Removed = 5,
    Unknown = 6,
}
