namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Hyper-V accepted a change of settings, but has other values when they are read back.</summary>
/// <param name="message">Which machine, and which values.</param>
internal sealed class SettingNotKeptException(string message) : Exception(message);
