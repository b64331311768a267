namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>What the methods of Msvm_VirtualEthernetSwitchManagementService have in common.</summary>
internal static class SwitchMethod
{
    /// <summary>The code with which a change of a switch is refused now, or <see langword="null"/> if it may be changed.</summary>
    public static uint? Obstacle(MethodContext context, VirtualSwitch found) =>
        found.IsPredefined ? ReturnCodes.NotSupported
        : context.Host.Operations.Busy(found.Id) is not null ? ReturnCodes.InUse
        : null;
}
