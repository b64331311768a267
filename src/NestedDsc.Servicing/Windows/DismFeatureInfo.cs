using System.Runtime.InteropServices;

namespace NestedDsc.Servicing.Windows;

/// <summary><c>DismFeatureInfo</c> of dismapi.h, whose structures are packed to one byte.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal unsafe struct DismFeatureInfo
{
    public char* FeatureName;

    public int FeatureState;

    public char* DisplayName;

    public char* Description;

    public int RestartRequired;

    public void* CustomProperties;

    public uint CustomPropertyCount;
}
