using System.Text.RegularExpressions;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Paths of instances, and the forms of their keys.</summary>
internal static class Paths
{
    public const string Guid = "[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}";

    public static readonly string[] ServiceKeys = ["CreationClassName", "Name", "SystemCreationClassName", "SystemName"];
    public static readonly string[] DeviceKeys = ["CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"];

    public static CimPath Of(string className, params (string Name, string Value)[] keys) =>
        new(CimNamespaces.Virtualization, className, [.. keys.Select(static k => CimProperty.OfString(k.Name, k.Value))]);

    public static CimPath Setting(string className, string instanceId) => Of(className, ("InstanceID", instanceId));

    public static CimPath Setting(CimObject row) => Setting(row.ClassName, row.Text("InstanceID")!);

    public static CimPath Device(CimObject row) => Of(row.ClassName, [.. DeviceKeys.Select(k => (k, row.Text(k)!))]);

    public static CimPath Switch(string id) => Of(Msvm.Switch, ("CreationClassName", Msvm.Switch), ("Name", id));

    public static CimPath SwitchSettings(string id) => Setting(Msvm.SwitchSettings, "Microsoft:" + id);

    /// <summary>Asserts the form of a text. GUIDs in identifiers are upper or lower case; <see cref="Guid"/> stands for one.</summary>
    public static void Fits(string pattern, string? text) => Assert.True(
        text is not null && Regex.IsMatch(text, $"^{pattern}$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking), $"{text} is not {pattern}");

    /// <summary>References as a parameter.</summary>
    public static CimProperty References(string name, params CimPath[] paths) => new(name, CimType.Reference, paths, IsArray: true);
}
