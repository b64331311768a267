using System.Runtime.InteropServices;

namespace NestedDsc.Servicing.Windows;

/// <summary><c>DismString</c> of dismapi.h.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal unsafe struct DismString
{
    public char* Value;
}
