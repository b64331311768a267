using NestedDsc.HyperV.Network;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.VMNetworkNesting.Adapters.Settings;

namespace NestedDsc.VMNetworkNesting.Adapters;

/// <summary>An adapter instance as it is desired.</summary>
/// <param name="Machine">Which machine.</param>
/// <param name="AdapterName">Which of its adapters; <see langword="null"/> for all.</param>
/// <param name="Settings">The settings that are managed, in the order of <see cref="AdapterSettings.All"/>, with their values.</param>
internal sealed record DesiredAdapters(
    MachineIdentity Machine, string? AdapterName, IReadOnlyList<(AdapterSetting Setting, string Value)> Settings)
{
    /// <summary>The desired value of a setting; <see langword="null"/> if it is not managed.</summary>
    /// <param name="setting">The setting.</param>
    public string? ValueOf(AdapterSetting setting) => Settings.FirstOrDefault(s => s.Setting == setting).Value;

    /// <summary>The value that an adapter has after a set.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="adapter">The adapter.</param>
    public string? ValueOf(AdapterSetting setting, NetworkAdapter adapter) => ValueOf(setting) ?? setting.Of(adapter);

    /// <summary>What has to change of an adapter.</summary>
    /// <param name="adapter">The adapter.</param>
    public PortChange ChangeOf(NetworkAdapter adapter) => new(adapter, [.. Settings.Where(s => s.Setting.Differs(adapter, s.Value))]);
}
