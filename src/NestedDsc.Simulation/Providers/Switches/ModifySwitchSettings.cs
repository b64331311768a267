using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>
/// Msvm_VirtualEthernetSwitchManagementService.ModifySystemSettings (win32 docs): renames a switch or changes its notes, at once.
/// SR-IOV and the bandwidth mode are decided when the switch is made (psdocs, New-VMSwitch). Host adapters keep their names
/// (unverified on Windows).
/// </summary>
internal sealed class ModifySwitchSettings : IMethod
{
    private static readonly MethodParameter[] Declared = [new("SystemSettings", CimType.String)];

    public string ClassName => VirtualSwitch.ServiceClass;

    public string Name => "ModifySystemSettings";

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        uint code = SettingReader.Read(context.Namespace, context.Text("SystemSettings")!, VirtualSwitch.SettingsClass, out SettingChange? change);
        if (change is null)
        {
            return MethodContext.Refuse(code);
        }

        bool isGood = change.Changed.All(static c => c.Name.ToUpperInvariant() is "ELEMENTNAME" or "NOTES")
            && change.After("ElementName") is string { Length: > 0 };
        if (!isGood || VirtualSwitch.OwnerOf(context.Namespace, [change.Row]) is not { } found)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
        }

        if (SwitchMethod.Obstacle(context, found) is { } obstacle)
        {
            return MethodContext.Refuse(obstacle);
        }

        return context.Do(new OperationRequest
        {
            Method = Name,
            VmId = found.Id,
            OnSuccess =
            [
                new Edit(EditKind.Set, change.Row.Path, change.Changed),
                Edit.Set(found.System.Path, CimProperty.OfString("ElementName", (string?)change.After("ElementName"))),
            ],
            IsSynchronous = true,
        });
    }
}
