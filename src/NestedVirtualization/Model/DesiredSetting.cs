using NestedDsc.NestedVirtualization.Settings;

namespace NestedDsc.NestedVirtualization.Model;

/// <summary>A setting as it is desired.</summary>
/// <param name="Property">The property.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct DesiredSetting(SettingProperty Property, long Value);
