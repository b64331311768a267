using Mmi = Microsoft.Management.Infrastructure;

namespace NestedDsc.Cim.Mi;

/// <summary>CIM types as MMI numbers them. Both lists have the order of <c>MI_Type</c> in mi.h; arrays follow the scalars in the same order.</summary>
internal static class MiTypes
{
    private const int FirstScalar = (int)Mmi.CimType.Boolean;
    private const int FirstArray = (int)Mmi.CimType.BooleanArray;

    public static Mmi.CimType ToMi(CimType type, bool isArray) => (Mmi.CimType)((int)type + (isArray ? FirstArray : FirstScalar));

    public static (CimType Type, bool IsArray) FromMi(Mmi.CimType type) =>
        (int)type >= FirstArray ? ((CimType)((int)type - FirstArray), true) : ((CimType)((int)type - FirstScalar), false);
}
