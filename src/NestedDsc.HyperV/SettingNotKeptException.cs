namespace NestedDsc.HyperV;

/// <summary>Hyper-V accepted a change of settings, but has other values when they are read back.</summary>
/// <param name="message">Which machine, and what it kept.</param>
public sealed class SettingNotKeptException(string message) : Exception(message);
