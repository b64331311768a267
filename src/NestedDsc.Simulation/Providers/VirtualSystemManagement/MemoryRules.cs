using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>What Hyper-V accepts for Msvm_MemorySettingData (win32 docs; psdocs, Set-VMMemory). Quantities are in MB.</summary>
internal static class MemoryRules
{
    public const string ClassName = "Msvm_MemorySettingData";
    private const ulong Step = 2;
    private const ulong Minimum = 32;
    private const ulong MaximumGeneration1 = 1024 * 1024;
    private const ulong MaximumGeneration2 = 240UL * 1024 * 1024;
    private const ulong MaxWeight = 10_000;
    private static readonly string[] Quantities = ["VirtualQuantity", "Reservation", "Limit"];
    private static readonly Version RuntimeResizeVersion = new(6, 2);

    /// <summary>
    /// Whether values are in range and go together. A VM whose memory was never made static has a minimum and a maximum beside static
    /// startup memory (512 and 1048576, observed), which are no obstacle to a change.
    /// </summary>
    public static bool AreGood(Vm vm, SettingChange change)
    {
        ulong startup = change.Number("VirtualQuantity");
        ulong minimum = change.Number("Reservation");
        ulong maximum = change.Number("Limit");
        ulong highest = vm.IsGeneration2 ? MaximumGeneration2 : MaximumGeneration1;
        bool isDynamic = change.Flag("DynamicMemoryEnabled");
        bool areQuantities = Quantities.Where(change.Changes).All(p => IsQuantity(change.Number(p), highest));
        return areQuantities && startup >= Minimum && change.Number("Weight") <= MaxWeight
            && (!change.Changes("TargetMemoryBuffer") || change.Number("TargetMemoryBuffer") is >= 5 and <= 2000)
            && (isDynamic ? minimum <= startup && startup <= maximum : FitsStatic(change, startup));
    }

    /// <summary>Whether everything that changes may change while the VM is on.</summary>
    public static bool MayChangeNow(Vm vm, SettingChange change)
    {
        if (vm.State != VmState.Running || change.Changes("DynamicMemoryEnabled"))
        {
            return false;
        }

        return change.Changed.All(c => c.Name.ToUpperInvariant() switch
        {
            "WEIGHT" => true,
            "TARGETMEMORYBUFFER" => change.Flag("DynamicMemoryEnabled"),
            "VIRTUALQUANTITY" => !change.Flag("DynamicMemoryEnabled") && vm.Version >= RuntimeResizeVersion,
            "RESERVATION" => !change.Flag("DynamicMemoryEnabled") || CimNumber.ToUInt64(c.Value) < change.Row.Number64("Reservation"),
            "LIMIT" => !change.Flag("DynamicMemoryEnabled") || CimNumber.ToUInt64(c.Value) > change.Row.Number64("Limit"),
            _ => false,
        });
    }

    /// <summary>Static memory takes no minimum or maximum of its own: what is submitted must be the startup memory.</summary>
    private static bool FitsStatic(SettingChange change, ulong startup) =>
        (!change.Changes("Reservation") || change.Number("Reservation") == startup)
        && (!change.Changes("Limit") || change.Number("Limit") == startup);

    private static bool IsQuantity(ulong value, ulong highest) => value >= Minimum && value <= highest && value % Step == 0;
}
